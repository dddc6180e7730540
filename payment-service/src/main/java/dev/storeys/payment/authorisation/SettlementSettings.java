package dev.storeys.payment.authorisation;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How open payments are settled: {@code storeys.payment.settlement}.
 *
 * @param concurrency payments asked about at the same time, so that a slow one holds up none
 * @param pollInterval how often to look for due payments when nobody says that there is one
 * @param lease how long an instance may take over one attempt; longer than all timeouts together
 * @param firstPause before the second attempt; doubled each time
 * @param maxPause the longest pause between attempts
 */
@Validated
@ConfigurationProperties("storeys.payment.settlement")
record SettlementSettings(
        @Positive @DefaultValue("32") int concurrency,
        @DefaultValue("500ms") Duration pollInterval,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("500ms") Duration firstPause,
        @DefaultValue("5s") Duration maxPause) {

    private static final int MAX_DOUBLINGS = 20;

    /**
     * The pause after so many attempts, spread by a fifth so that payments do not come in waves.
     */
    Duration pauseAfter(int attempts) {
        int doublings = Math.clamp(attempts - 1L, 0, MAX_DOUBLINGS);
        long millis = Math.min(firstPause.toMillis() << doublings, maxPause.toMillis());
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }
}
