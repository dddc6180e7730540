package dev.storeys.payment.webhook;

import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The events that were taken in. */
@Component
class Webhooks {

    private final JdbcClient database;
    private final WebhookSettings settings;

    Webhooks(JdbcClient database, WebhookSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Whether the event comes for the first time; waits for another that is just taking it in. */
    boolean add(String eventId) {
        return database.sql(
                                "INSERT INTO payments.webhook (event_id) VALUES (?) ON CONFLICT DO NOTHING")
                        .param(eventId)
                        .update()
                == 1;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOld() {
        database.sql(
                        "DELETE FROM payments.webhook WHERE received_at < now() - make_interval(secs => ?)")
                .param((double) settings.memory().toSeconds())
                .update();
    }
}
