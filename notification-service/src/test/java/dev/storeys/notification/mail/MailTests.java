package dev.storeys.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailTests {

    private final Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final Mail mail =
            Mail.post(
                    new Letter(UUID.randomUUID(), UUID.randomUUID(), "topic", "Subject", "Text"),
                    now);

    @Test
    void isDueUntilItIsSent() {
        assertThat(mail.nextAttemptAt()).isEqualTo(now);

        mail.postpone(now.plusSeconds(3));
        assertThat(mail.nextAttemptAt()).isEqualTo(now.plusSeconds(3));

        mail.sent(now.plusSeconds(4));
        assertThat(mail.status()).isEqualTo(MailStatus.SENT);
        assertThat(mail.nextAttemptAt()).isNull();
    }

    @Test
    void staysSentWhateverALateAttemptSays() {
        mail.sent(now);

        mail.drop("recipient-gone", now);
        mail.postpone(now.plusSeconds(1));

        assertThat(mail.status()).isEqualTo(MailStatus.SENT);
        assertThat(mail.reason()).isNull();
        assertThat(mail.nextAttemptAt()).isNull();
    }

    @Test
    void saysWhyItIsDropped() {
        mail.drop("recipient-gone", now);

        assertThat(mail.status()).isEqualTo(MailStatus.DROPPED);
        assertThat(mail.reason()).isEqualTo("recipient-gone");
        assertThat(mail.nextAttemptAt()).isNull();
    }

    @Test
    void pausesLongerEachTimeUpToALimit() {
        MailSettings settings =
                new MailSettings(
                        "a@b.co",
                        new MailSettings.Delivery(
                                1,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(40),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(30)));

        assertThat(settings.pauseAfter(1)).isBetween(Duration.ofMillis(800), Duration.ofSeconds(1));
        assertThat(settings.pauseAfter(99))
                .isBetween(Duration.ofSeconds(24), Duration.ofSeconds(30));
    }
}
