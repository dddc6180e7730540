package dev.storeys.user.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Says again which sessions have ended, from the table: what another instance ended, and what could
 * not be said when it happened, because Redis was away or this process was killed in between. After
 * a failure it looks back as far as it has to.
 */
@Component
class HearOfEnds {

    private static final Logger log = LoggerFactory.getLogger(HearOfEnds.class);

    /** A statement is visible later than its now(), by no more than it may take. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private final SessionTable table;
    private final OpenSessions openSessions;
    private final Cache<UUID, Boolean> told =
            Caffeine.newBuilder().expireAfterWrite(OVERLAP.multipliedBy(2)).build();
    private final AtomicBoolean listening = new AtomicBoolean();
    private long upTo = System.nanoTime() - OpenSessions.LONGEST_TOKEN.toNanos();
    private boolean failing;

    HearOfEnds(SessionTable table, OpenSessions openSessions) {
        this.table = table;
        this.openSessions = openSessions;
    }

    /**
     * At a fixed rate, since jobs with a pause between share one thread and wait for each other.
     */
    @Scheduled(fixedRate = 500, timeUnit = TimeUnit.MILLISECONDS)
    void run() {
        if (!listening.compareAndSet(false, true)) {
            return;
        }
        try {
            hear();
            failing = false;
        } catch (RuntimeException outage) {
            if (!failing) {
                log.warn("Sessions that ended cannot be told of now: {}", outage.toString());
            }
            failing = true;
        } finally {
            listening.set(false);
        }
    }

    private void hear() {
        long now = System.nanoTime();
        Duration longest = OpenSessions.LONGEST_TOKEN;
        Duration back = Duration.ofNanos(now - upTo).plus(OVERLAP);
        List<UUID> ended =
                table.endedWithin(back.compareTo(longest) < 0 ? back : longest).stream()
                        .filter(session -> told.getIfPresent(session) == null)
                        .toList();
        openSessions.end(ended);
        ended.forEach(session -> told.put(session, true));
        upTo = now;
    }
}
