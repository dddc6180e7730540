package dev.storeys.platform.replica;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When the primary was how far, which tells how long ago a standby's position was the present. The
 * standby itself cannot tell: one that hears nothing believes that it knows everything.
 */
final class WalHistory {

    private final Duration memory;
    private final Deque<Sample> newestFirst = new ArrayDeque<>();

    private boolean primaryIsAway;

    private record Sample(Instant at, Lsn position) {}

    /** Remembers for so long; what lies further back is told as that long. */
    WalHistory(Duration memory) {
        this.memory = memory;
    }

    /** The primary was there. */
    synchronized void add(Instant at, Lsn position) {
        primaryIsAway = false;
        newestFirst.addFirst(new Sample(at, position));
        while (newestFirst.getLast().at().isBefore(at.minus(memory))) {
            newestFirst.removeLast();
        }
    }

    /** It could not be looked at. */
    synchronized void lose() {
        primaryIsAway = true;
    }

    /** When it was seen last, if it is away now: what came after that no standby may know. */
    synchronized Optional<Instant> asOf() {
        return primaryIsAway && !newestFirst.isEmpty()
                ? Optional.of(newestFirst.getFirst().at())
                : Optional.empty();
    }

    /**
     * How far behind the primary's last known position a standby is: the time since the first look
     * at the primary that saw more than the standby has. A primary that is gone makes nobody older.
     */
    synchronized Duration lag(Lsn replayed) {
        Duration lag = Duration.ZERO;
        for (Sample sample : newestFirst) {
            if (!replayed.isBehind(sample.position())) {
                return lag;
            }
            lag = Duration.between(sample.at(), newestFirst.getFirst().at());
        }
        return newestFirst.isEmpty() ? lag : memory;
    }
}
