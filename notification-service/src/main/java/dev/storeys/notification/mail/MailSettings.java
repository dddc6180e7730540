package dev.storeys.notification.mail;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mails are sent: {@code storeys.notification.mail}; the server is {@code spring.mail}.
 *
 * @param from the sender's address
 * @param delivery how they are tried
 */
@Validated
@ConfigurationProperties("storeys.notification.mail")
record MailSettings(
        @NotBlank @DefaultValue("orders@storeys.dev") String from,
        @DefaultValue Delivery delivery) {

    private static final int MAX_DOUBLINGS = 20;

    /**
     * How mails are tried.
     *
     * @param concurrency mails sent at the same time, each over a connection of its own
     * @param pollInterval how often to look for due mails when nobody says that there is one
     * @param lease how long an instance may take over one attempt; longer than a mail server that
     *     uses up every timeout
     * @param firstPause before the second attempt; doubled each time
     * @param maxPause the longest pause between attempts
     */
    record Delivery(
            @Positive @DefaultValue("8") int concurrency,
            @DefaultValue("1s") Duration pollInterval,
            @DefaultValue("40s") Duration lease,
            @DefaultValue("1s") Duration firstPause,
            @DefaultValue("30s") Duration maxPause) {}

    /** The pause after so many attempts, spread by a fifth so that mails do not come in waves. */
    Duration pauseAfter(int attempts) {
        int doublings = Math.clamp(attempts - 1L, 0, MAX_DOUBLINGS);
        long millis =
                Math.min(
                        delivery.firstPause().toMillis() << doublings,
                        delivery.maxPause().toMillis());
        return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 5 + 1));
    }
}
