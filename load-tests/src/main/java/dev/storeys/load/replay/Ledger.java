package dev.storeys.load.replay;

import dev.storeys.load.shop.Basket;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.databind.JsonNode;

/** Notes what happened to each order, from many threads, for the reconciliation at the end. */
public final class Ledger {

    /** An order as its customer's history shows it. */
    record Sighting(String id, String status, String reason) {}

    private final Trace trace;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Queue<Sighting> sightings = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private volatile StockTake stock = StockTake.NONE;

    public Ledger(Trace trace) {
        this.trace = trace;
    }

    public void sent(RecordedOrder order) {
        answers.put(order.number(), new Answer.Missing("never answered"));
    }

    /** The last reply to an order; an acceptance must name the items that were asked for. */
    public void answered(RecordedOrder order, Basket basket, Reply reply) {
        if (reply.isAccepted()) {
            compare(order, basket, reply.json().path("items"));
        }
        answers.put(order.number(), answer(reply));
    }

    private static Answer answer(Reply reply) {
        if (reply.isAccepted()) {
            return new Answer.Accepted(reply.json().path("id").asString());
        }
        return reply.asksForAnotherAttempt()
                ? new Answer.Missing(reply.reason())
                : new Answer.Refused(reply.reason());
    }

    private void compare(RecordedOrder order, Basket basket, JsonNode items) {
        Map<String, Long> units = new TreeMap<>();
        items.forEach(item ->
                units.merge(
                        item.path("productId").asString(),
                        item.path("quantity").asLong(),
                        Long::sum));
        if (!units.equals(basket.merged())) {
            faults.add("order " + order.number() + " was accepted with other items than sent");
        }
    }

    /** One item of a customer's order history. */
    public void seen(JsonNode order) {
        sightings.add(
                new Sighting(
                        order.path("id").asString(),
                        order.path("status").asString(),
                        order.path("reason").asString("no reason given")));
    }

    public void fault(String what) {
        faults.add(what);
    }

    /** What was there of each sku before the first order, and after the last. */
    public void counted(Map<String, Long> before, Map<String, Long> after) {
        stock = new StockTake(before, after);
    }

    public Reconciliation reconcile() {
        return new Reconciler(answers, sightings, stock).reconcile(trace, faults);
    }
}
