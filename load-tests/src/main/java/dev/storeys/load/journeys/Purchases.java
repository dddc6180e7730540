package dev.storeys.load.journeys;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;

import dev.storeys.load.replay.Ledger;
import dev.storeys.load.replay.RecordedOrder;
import dev.storeys.load.replay.Reply;
import dev.storeys.load.replay.Trace;
import dev.storeys.load.requests.Attributes;
import dev.storeys.load.requests.Logins;
import dev.storeys.load.requests.Orders;
import dev.storeys.load.shop.Account;
import dev.storeys.load.shop.Shelf;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Places recorded orders, each under one idempotency key until there is a clear answer. */
final class Purchases {

    private static final int ATTEMPTS = 10;
    private static final String ORDER = "order";
    private static final String ATTEMPT = "attempt";
    private static final String WAIT = "wait";

    private final Ledger ledger;
    private final Queue<RecordedOrder> waiting;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private Shelf shelf = new Shelf(Map.of());

    Purchases(Trace trace, Ledger ledger) {
        this.ledger = ledger;
        this.waiting = new ConcurrentLinkedQueue<>(trace.orders());
    }

    void ready(Shelf stocked, Map<String, Account> byCustomer) {
        shelf = stocked;
        accounts.putAll(byCustomer);
    }

    /** The next order in time: virtual users arrive one per order. */
    ChainBuilder next() {
        return exec(this::take)
                .exec(Logins.whenNeeded())
                .exec(
                        asLongAs(session -> session.getInt(ATTEMPT) > 0)
                                .on(
                                        exec(Purchases::forgetAnswer),
                                        exec(Orders.place()),
                                        exec(this::note),
                                        pause(session -> session.<Duration>get(WAIT))))
                .doIf(Orders::isAccepted)
                .then(Orders.untilFinal());
    }

    private Session take(Session session) {
        RecordedOrder order = waiting.remove();
        ledger.sent(order);
        return session.set(ORDER, order)
                .set(ATTEMPT, 1)
                .set(Attributes.ACCOUNT, accounts.get(order.customer()))
                .set(Attributes.BASKET, order.basket(shelf, "card-ok"))
                .set(Attributes.IDEMPOTENCY_KEY, UUID.randomUUID().toString());
    }

    private static Session forgetAnswer(Session session) {
        return session.removeAll(Attributes.STATUS, Attributes.RETRY_AFTER, Attributes.BODY);
    }

    private Session note(Session session) {
        RecordedOrder order = Objects.requireNonNull(session.get(ORDER));
        int attempt = session.getInt(ATTEMPT);
        Reply reply =
                new Reply(
                        session.get(Attributes.STATUS),
                        session.getString(Attributes.RETRY_AFTER),
                        session.getString(Attributes.BODY));
        boolean again = reply.asksForAnotherAttempt() && attempt < ATTEMPTS;
        if (!again) {
            ledger.answered(order, Attributes.basket(session), reply);
        }
        return session.set(ATTEMPT, again ? attempt + 1 : 0)
                .set(WAIT, again ? reply.pause() : Duration.ZERO);
    }
}
