package dev.storeys.payment.ledger;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the ledger as an auditor would: by SQL alone. */
public record Books(JdbcClient database) {

    /** Postings that do not sum to zero, whoever made them and when. */
    public long unbalanced() {
        return database.sql(
                        """
                        SELECT count(*) FROM (
                            SELECT p.id FROM payments.ledger_posting p LEFT JOIN payments.ledger_entry e ON e.posting_id = p.id
                            GROUP BY p.id HAVING coalesce(sum(e.amount), 0) <> 0 OR count(e.*) < 2) AS wrong\
                        """)
                .query(Long.class)
                .single();
    }

    /**
     * Payments whose row says something else than their entries: what is held, taken and given
     * back.
     */
    public long disagreeing() {
        return database.sql(
                        """
                        SELECT count(*) FROM payments.payment AS payment
                        WHERE (SELECT coalesce(sum(e.amount) FILTER (WHERE account = 'HELD_AT_PROVIDER'), 0)
                                   <> CASE payment.status WHEN 'AUTHORIZED' THEN payment.amount - payment.released ELSE 0 END
                               OR coalesce(sum(e.amount) FILTER (WHERE account = 'REVENUE'), 0) <> -payment.captured
                               OR coalesce(sum(e.amount) FILTER (WHERE account = 'REFUNDS'), 0) <> payment.refunded
                               OR coalesce(sum(e.amount) FILTER (WHERE account = 'PROVIDER_RECEIVABLE'), 0)
                                   <> payment.captured - payment.refunded
                               FROM payments.ledger_posting p JOIN payments.ledger_entry e ON e.posting_id = p.id
                               WHERE p.payment_id = payment.id)\
                        """)
                .query(Long.class)
                .single();
    }

    /** The balances of one order's payment by account, without those that are zero. */
    public Map<String, Long> of(UUID orderId) {
        Map<String, Long> balances = new TreeMap<>();
        database.sql(
                        """
                        SELECT account, sum(e.amount) AS balance
                        FROM payments.ledger_entry e JOIN payments.ledger_posting p ON p.id = e.posting_id
                        JOIN payments.payment ON payment.id = p.payment_id
                        WHERE order_id = ? GROUP BY account HAVING sum(e.amount) <> 0\
                        """)
                .param(orderId)
                .query(row -> {
                    balances.put(row.getString("account"), row.getLong("balance"));
                });
        return balances;
    }
}
