package dev.storeys.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.events.Money;
import dev.storeys.events.OrderConfirmed;
import dev.storeys.notification.NotificationServiceApplication;
import dev.storeys.testing.TestServers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = NotificationServiceApplication.class,
        properties = {
            "storeys.security.jwks-uri=http://127.0.0.1:1/jwks",
            "storeys.neighbours.user.url=http://127.0.0.1:1",
            "storeys.notification.mail.delivery.first-pause=1h",
            "storeys.notification.mail.delivery.max-pause=1h"
        })
class SuccessionTests {

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("storeys.database.main.primary", TestServers::jdbcUrl);
        registry.add("storeys.database.main.username", TestServers::username);
        registry.add("storeys.database.main.password", TestServers::password);
    }

    @Autowired TellCustomer tell;
    @Autowired FollowNotifications notifications;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient database;

    private final UUID user = UUID.randomUUID();

    @Test
    void laterIdCommitsLaterHoweverLongTheEarlierOneTakes() throws Exception {
        CompletableFuture<Void> mayCommit = new CompletableFuture<>();
        CompletableFuture<Void> hasWritten = new CompletableFuture<>();
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first =
                    writers.submit(() ->
                            transaction.executeWithoutResult(status -> {
                                tell.about(event());
                                hasWritten.complete(null);
                                mayCommit.join();
                            }));
            hasWritten.join();
            var second =
                    writers.submit(
                            () -> transaction.executeWithoutResult(status -> tell.about(event())));
            await().until(() -> waiting() == 1);
            assertThat(second.isDone()).isFalse();
            // Other customers wait for nobody.
            transaction.executeWithoutResult(status ->
                    tell.about(
                            new OrderConfirmed(
                                    UUID.randomUUID(),
                                    UUID.randomUUID(),
                                    new Money(1, "GBP"),
                                    Instant.now())));
            mayCommit.complete(null);
            first.get();
            second.get();
        }
        assertThat(idsInOrderOfCommit()).hasSize(2).isSorted();
    }

    @Test
    void clockOfAnotherProcessThatIsAheadChangesNothing() {
        UUID ahead = UUID.fromString("7fffffff-ffff-7fff-8000-000000000000");
        database.sql(
                        """
                        INSERT INTO notifications.notification (id, user_id, kind, order_id, title, text, created_at, version)
                        VALUES (?, ?, 'ORDER_SHIPPED', gen_random_uuid(), 'x', 'x', now(), 0)\
                        """)
                .params(ahead, user)
                .update();

        transaction.executeWithoutResult(status -> tell.about(event()));

        assertThat(notifications.after(user, ahead, 10)).hasSize(1);
    }

    private OrderConfirmed event() {
        return new OrderConfirmed(UUID.randomUUID(), user, new Money(1, "GBP"), Instant.now());
    }

    private List<String> idsInOrderOfCommit() {
        return database.sql(
                        "SELECT id FROM notifications.notification WHERE user_id = ? ORDER BY xmin::text::bigint")
                .param(user)
                .query(String.class)
                .list();
    }

    private int waiting() {
        return database.sql(
                        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                .query(Integer.class)
                .single();
    }
}
