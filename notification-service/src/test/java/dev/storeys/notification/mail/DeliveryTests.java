package dev.storeys.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.storeys.notification.NotificationServiceApplication;
import dev.storeys.notification.recipient.Recipient;
import dev.storeys.notification.recipient.RecipientGone;
import dev.storeys.notification.recipient.Recipients;
import dev.storeys.testing.TestServers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = NotificationServiceApplication.class,
        properties = {
            "storeys.security.jwks-uri=http://127.0.0.1:1/jwks",
            "storeys.notification.mail.delivery.poll-interval=200ms",
            "storeys.notification.mail.delivery.first-pause=100ms",
            "storeys.notification.mail.delivery.max-pause=400ms"
        })
@Import(DeliveryTests.Users.class)
class DeliveryTests {

    private static GreenMail mailServer = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

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

    /**
     * User-service, with users that are gone and users of whom it does not answer. Not annotated,
     * so that only this test has it.
     */
    static class Users implements Recipients {

        final Set<UUID> gone = ConcurrentHashMap.newKeySet();
        final Set<UUID> silent = ConcurrentHashMap.newKeySet();
        final Set<UUID> asked = ConcurrentHashMap.newKeySet();

        @Override
        public Recipient find(UUID userId) {
            if (TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new AssertionError("A neighbour is called within a transaction");
            }
            asked.add(userId);
            if (gone.contains(userId)) {
                throw new RecipientGone(userId);
            }
            if (silent.contains(userId)) {
                throw new IllegalStateException("user-service does not answer");
            }
            return new Recipient(userId, userId + "@example.com", "Ada");
        }
    }

    @Autowired Users users;
    @Autowired PostMail post;
    @Autowired DueMails due;
    @Autowired JdbcClient database;
    @Autowired TransactionTemplate transaction;

    private final UUID user = UUID.randomUUID();

    @Test
    void sendsWhatIsPosted() {
        post(user);

        await().untilAsserted(() -> assertThat(mailsTo(user)).isEqualTo(1));
        await().until(() -> statusOf(user).equals("SENT"));
    }

    @Test
    void sendsNothingThatIsRolledBack() {
        transaction.executeWithoutResult(status -> {
            post.post(letterTo(user));
            status.setRollbackOnly();
        });
        UUID later = UUID.randomUUID();
        post(later);

        await().until(() -> mailsTo(later) == 1);
        assertThat(mailsTo(user)).isZero();
    }

    @Test
    void dropsMailToUserWhoIsGone() {
        users.gone.add(user);

        post(user);

        await().until(() -> statusOf(user).equals("DROPPED"));
        assertThat(mailsTo(user)).isZero();
    }

    @Test
    void waitsForUserServiceAndHoldsUpNobodyMeanwhile() {
        users.silent.add(user);
        post(user);
        await().until(() -> users.asked.contains(user));
        List<UUID> others = Stream.generate(UUID::randomUUID).limit(30).toList();

        others.forEach(this::post);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(others).allMatch(other -> mailsTo(other) == 1));
        assertThat(statusOf(user)).isEqualTo("PENDING");
        users.silent.remove(user);
        await().until(() -> mailsTo(user) == 1);
    }

    @Test
    void waitsForMailServer() {
        int port = mailServer.getSmtp().getPort();
        mailServer.stop();
        post(user);
        await().until(() -> attemptsOf(user) >= 2);
        assertThat(statusOf(user)).isEqualTo("PENDING");

        mailServer = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();

        await().atMost(Duration.ofSeconds(20)).until(() -> statusOf(user).equals("SENT"));
        assertThat(mailsTo(user)).isEqualTo(1);
    }

    @Test
    void postsOneLetterPerTopicOfAnOrder() {
        Letter letter = letterTo(user);
        transaction.executeWithoutResult(status -> post.post(letter));

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> post.post(letter)))
                .hasMessageContaining("mail_order_id_topic_key");
    }

    @Test
    void leasesMailToOneInstance() {
        UUID held = UUID.randomUUID();
        users.silent.add(held);
        post(held);
        await().until(() -> attemptsOf(held) >= 1);

        List<UUID> mine =
                await().until(
                                () ->
                                        due.claim(100, Duration.ofMinutes(1)).stream()
                                                .map(DueMail::userId)
                                                .toList(),
                                claimed -> claimed.contains(held));

        assertThat(mine).contains(held);
        assertThat(due.claim(100, Duration.ofMinutes(1)))
                .noneMatch(mail -> mail.userId().equals(held));
    }

    private void post(UUID userId) {
        transaction.executeWithoutResult(status -> post.post(letterTo(userId)));
    }

    private static Letter letterTo(UUID userId) {
        return new Letter(userId, UUID.randomUUID(), "order-confirmed", "Your order", "Thank you.");
    }

    private static long mailsTo(UUID userId) {
        return Arrays.stream(mailServer.getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().contains(userId.toString());
                    } catch (jakarta.mail.MessagingException unreadable) {
                        throw new IllegalStateException(unreadable);
                    }
                })
                .count();
    }

    private String statusOf(UUID userId) {
        return database.sql("SELECT status FROM notifications.mail WHERE user_id = ?")
                .param(userId)
                .query(String.class)
                .single();
    }

    private int attemptsOf(UUID userId) {
        return database.sql("SELECT attempts FROM notifications.mail WHERE user_id = ?")
                .param(userId)
                .query(Integer.class)
                .single();
    }
}
