package dev.storeys.user.token;

import java.time.Duration;

/**
 * The life of a signing key.
 *
 * @param life how long a key is the newest one
 * @param lead how long it is published before it signs
 * @param farewell how long it stays published after the next one has begun to sign
 * @param look how old the list may be that somebody signs by
 */
record KeyTimes(Duration life, Duration lead, Duration farewell, Duration look) {

    /**
     * Who checks tokens may know a list of keys for five minutes, from a cache that may have had it
     * for five (its Cache-Control says so): 15 is longer than both. A token lives for 15 minutes at
     * most, and an instance may sign by a list that is two minutes old: 20 is longer than both.
     */
    KeyTimes(TokenSettings settings) {
        this(
                settings.keyLife(),
                Duration.ofMinutes(15),
                Duration.ofMinutes(20),
                Duration.ofMinutes(2));
    }

    /** How old a key is when those before it are of no use any more. */
    Duration alone() {
        return lead.plus(farewell);
    }
}
