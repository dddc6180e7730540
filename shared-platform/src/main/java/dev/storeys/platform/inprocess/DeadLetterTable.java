package dev.storeys.platform.inprocess;

import dev.storeys.platform.inbox.Arrival;
import dev.storeys.platform.inbox.DeadLetter;
import dev.storeys.platform.inbox.DeadLetters;
import dev.storeys.platform.inbox.Reason;
import dev.storeys.platform.inbox.Subscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dead letters in the consuming module's own schema. */
record DeadLetterTable(JdbcClient database) implements DeadLetters {

    @Override
    public void bury(Subscription<?> subscription, DeadLetter letter) {
        Arrival arrival = letter.arrival();
        database.sql(insert(subscription.schema()))
                .params(
                        letter.group(),
                        UUID.fromString(arrival.id()),
                        arrival.topic(),
                        arrival.key(),
                        arrival.payload().toString(),
                        letter.reason().exception(),
                        letter.reason().message(),
                        arrival.place().offset(),
                        letter.diedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String insert(String schema) {
        return """
        INSERT INTO %s.dead_letter
            (consumer, event_id, topic, key, payload, exception, reason, position, died_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (consumer, event_id) DO UPDATE SET exception = excluded.exception,
            reason = excluded.reason, died_at = excluded.died_at
        """
                .formatted(schema);
    }

    @Override
    public List<DeadLetter> of(Subscription<?> subscription) {
        return database.sql(
                        "SELECT * FROM %s.dead_letter WHERE consumer = ? ORDER BY died_at"
                                .formatted(subscription.schema()))
                .param(subscription.group())
                .query((row, _) -> letter(row))
                .list();
    }

    private static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString("consumer"),
                new Arrival(
                        row.getString("event_id"),
                        row.getString("topic"),
                        row.getString("key"),
                        Arrival.Payload.of(row.getString("payload")),
                        new Arrival.Place(0, row.getLong("position"))),
                new Reason(row.getString("exception"), row.getString("reason")),
                row.getTimestamp("died_at").toInstant());
    }

    @Override
    public void forget(Subscription<?> subscription, DeadLetter letter) {
        database.sql(
                        "DELETE FROM %s.dead_letter WHERE consumer = ? AND event_id = ?"
                                .formatted(subscription.schema()))
                .params(letter.group(), UUID.fromString(letter.arrival().id()))
                .update();
    }
}
