package dev.storeys.payment.ledger;

import dev.storeys.platform.id.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes postings, each in the transaction that changes its payment; the database checks them. */
@Component
public class Ledger {

    private static final String POST =
            """
            WITH posting AS (
                INSERT INTO payments.ledger_posting (id, payment_id, kind, reference, currency)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT (payment_id, kind, reference) DO NOTHING RETURNING id)
            INSERT INTO payments.ledger_entry (posting_id, account, amount)
            SELECT posting.id, entry.account, entry.amount
            FROM posting, unnest(?::text[], ?::bigint[]) AS entry (account, amount)\
            """;

    private final JdbcClient database;

    Ledger(JdbcClient database) {
        this.database = database;
    }

    /** Books the posting unless it is booked; one without entries leaves nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(UUID paymentId, Posting posting) {
        if (posting.entries().isEmpty()) {
            return;
        }
        List<Map.Entry<Account, Long>> entries = List.copyOf(posting.entries().entrySet());
        database.sql(POST)
                .params(
                        Ids.next(),
                        paymentId,
                        posting.kind(),
                        posting.reference(),
                        posting.currency(),
                        entries.stream().map(entry -> entry.getKey().name()).toArray(String[]::new),
                        entries.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .update();
    }
}
