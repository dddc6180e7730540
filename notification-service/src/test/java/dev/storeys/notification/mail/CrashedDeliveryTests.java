package dev.storeys.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.storeys.events.Money;
import dev.storeys.events.OrderConfirmed;
import dev.storeys.events.OrderEvent;
import dev.storeys.notification.NotificationServiceApplication;
import dev.storeys.platform.inbox.Arrival;
import dev.storeys.platform.inbox.Inbox;
import dev.storeys.platform.inbox.Subscription;
import dev.storeys.testing.TestServers;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The moment that no protocol can close: the mail server has said "250", and the note of it is
 * lost. PostgreSQL itself fails the commit, as it would look to a process that dies before it.
 */
@SpringBootTest(
        classes = NotificationServiceApplication.class,
        properties = {
            "storeys.security.jwks-uri=http://127.0.0.1:1/jwks",
            "storeys.notification.mail.delivery.poll-interval=100ms",
            "storeys.notification.mail.delivery.lease=5s"
        })
@Import(DeliveryTests.Users.class)
class CrashedDeliveryTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final GreenMail mailServer = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    // A sequence counts what is rolled back, too.
    private static final String FAIL_THE_FIRST_COMMIT =
            """
            CREATE SEQUENCE notifications.commits;
            CREATE FUNCTION notifications.fail_first() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('notifications.commits') = 1 THEN
                    RAISE EXCEPTION 'the process dies here';
                END IF;
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER fail_first AFTER UPDATE ON notifications.mail
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
                WHEN (NEW.status = 'SENT') EXECUTE FUNCTION notifications.fail_first();
            """;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        mailServer.start();
        registry.add("storeys.database.main.primary", TestServers::jdbcUrl);
        registry.add("storeys.database.main.username", TestServers::username);
        registry.add("storeys.database.main.password", TestServers::password);
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> mailServer.getSmtp().getPort());
    }

    @AfterAll
    static void stopMailServer() {
        mailServer.stop();
    }

    @Autowired Inbox inbox;
    @Autowired Subscription<OrderEvent> subscription;
    @Autowired JsonMapper json;
    @Autowired JdbcClient database;

    private final UUID eventId = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private final OrderEvent event =
            new OrderConfirmed(UUID.randomUUID(), user, new Money(1999, "GBP"), Instant.now());

    @Test
    void crashAfterTheMailServersYesRepeatsTheMailUnderItsOwnIdAndNothingElse() throws Exception {
        database.sql(FAIL_THE_FIRST_COMMIT).update();
        receive(eventId, event);

        await().atMost(SOON).until(() -> statusOf(user).equals("SENT"));

        List<MimeMessage> mails = mailsTo(user);
        assertThat(mails).hasSize(2);
        assertThat(mails.getFirst().getMessageID()).isEqualTo(mails.getLast().getMessageID());
        assertThat(notificationsOf(user)).isEqualTo(1);

        // Told again by the broker, and again by a topic that is replayed under other ids.
        receive(eventId, event);
        receive(UUID.randomUUID(), event);
        UUID witness = UUID.randomUUID();
        receive(
                UUID.randomUUID(),
                new OrderConfirmed(UUID.randomUUID(), witness, new Money(1, "GBP"), Instant.now()));
        await().atMost(SOON).until(() -> statusOf(witness).equals("SENT"));

        assertThat(mailsTo(witness)).hasSize(1);
        assertThat(mailsTo(user)).hasSize(2);
        assertThat(notificationsOf(user)).isEqualTo(1);
    }

    private void receive(UUID id, OrderEvent what) {
        String payload = json.writerFor(OrderEvent.class).writeValueAsString(what);
        inbox.receive(subscription, id, Arrival.Payload.of(payload));
    }

    private String statusOf(UUID userId) {
        return database.sql("SELECT status FROM notifications.mail WHERE user_id = ?")
                .param(userId)
                .query(String.class)
                .single();
    }

    private long notificationsOf(UUID userId) {
        return database.sql("SELECT count(*) FROM notifications.notification WHERE user_id = ?")
                .param(userId)
                .query(Long.class)
                .single();
    }

    private static List<MimeMessage> mailsTo(UUID userId) {
        return Arrays.stream(mailServer.getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().contains(userId.toString());
                    } catch (MessagingException unreadable) {
                        throw new IllegalStateException(unreadable);
                    }
                })
                .toList();
    }
}
