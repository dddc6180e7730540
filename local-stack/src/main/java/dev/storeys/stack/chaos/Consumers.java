package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.topic.Readers;
import dev.storeys.stack.process.Pause;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Waits for those who read the topics. */
final class Consumers {

    private static final Duration GLANCE = Duration.ofMillis(500);

    private Consumers() {}

    /** Returns how long it took until nothing was left to take in, or until that was given up. */
    static Duration catchUp(Backstage backstage, Duration giveUp) throws IOException {
        Readers readers = new Readers(backstage.topics());
        Instant begin = Instant.now();
        while (readers.behind() > 0 && Instant.now().isBefore(begin.plus(giveUp))) {
            Pause.of(GLANCE);
        }
        return Duration.between(begin, Instant.now());
    }
}
