package dev.storeys.load.journeys;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;

import dev.storeys.load.replay.Ledger;
import dev.storeys.load.requests.Attributes;
import dev.storeys.load.requests.Logins;
import dev.storeys.load.requests.Orders;
import dev.storeys.load.shop.Account;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages through the order histories of all customers. */
final class Histories {

    /** Small, so that also customers with few orders are read by cursor. */
    private static final int PAGE = 2;

    private static final int ATTEMPTS = 5;
    private static final String FAILURES = "failures";

    private final Ledger ledger;
    private final Queue<Account> unread = new ConcurrentLinkedQueue<>();

    Histories(Ledger ledger) {
        this.ledger = ledger;
    }

    void ready(Collection<Account> accounts) {
        unread.addAll(accounts);
    }

    /** One account after the other until none is left; several virtual users may share the work. */
    ChainBuilder read() {
        return exec(this::open)
                .exec(
                        asLongAs(session -> session.contains(Attributes.ACCOUNT))
                                .on(
                                        exec(Logins.whenNeeded()),
                                        exec(Orders.history(PAGE)),
                                        exec(this::note)));
    }

    private Session open(Session session) {
        Account account = unread.poll();
        return account == null
                ? session.remove(Attributes.ACCOUNT)
                : session.set(Attributes.ACCOUNT, account)
                        .set(Attributes.CURSOR, "")
                        .set(FAILURES, 0);
    }

    private Session note(Session session) {
        String body = session.getString(Attributes.BODY);
        if (body == null) {
            return failed(session);
        }
        JsonNode page = JsonMapper.shared().readTree(body);
        page.path("items").forEach(ledger::seen);
        String next = page.path("next").asString("");
        Session rest = session.remove(Attributes.BODY);
        return next.isEmpty() ? open(rest) : rest.set(Attributes.CURSOR, next);
    }

    private Session failed(Session session) {
        int failures = session.getInt(FAILURES) + 1;
        if (failures < ATTEMPTS) {
            return session.set(FAILURES, failures);
        }
        ledger.fault("the history of " + Attributes.account(session).email() + " cannot be read");
        return open(session);
    }
}
