package dev.storeys.stack.chaos.audit;

import dev.storeys.stack.chaos.audit.Books.Order;
import dev.storeys.stack.chaos.audit.Books.Payment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whether the topics tell each order's story whole and in its sequence. */
record Stories(Evidence evidence, Books books, Events.Told told) {

    // What a row of the database promises about the events that led to it.
    private static final Map<String, List<String>> OF_ORDERS =
            Map.of(
                    "PENDING", List.of("OrderPlaced"),
                    "CONFIRMED", List.of("OrderPlaced", "OrderConfirmed"),
                    "CANCELLED", List.of("OrderPlaced", "OrderCancelled"),
                    "REFUNDED",
                            List.of(
                                    "OrderPlaced",
                                    "OrderConfirmed",
                                    "RefundRequested",
                                    "OrderRefunded"));
    private static final Map<String, String> OF_PAYMENTS =
            Map.of("AUTHORIZED", "PaymentAuthorized", "DECLINED", "PaymentDeclined");

    List<Invariant> judge() {
        return List.of(lost(), missing(), disordered(), untold());
    }

    private Invariant lost() {
        var acknowledged = evidence.acknowledged();
        return Invariant.none(
                "acknowledged orders missing in the topic",
                acknowledged.size(),
                acknowledged.stream().filter(order -> !of(order).contains("OrderPlaced")).toList());
    }

    private Invariant missing() {
        List<String> wrong = new ArrayList<>();
        for (Order order : books.orders()) {
            List<String> missing = new ArrayList<>(expected(order));
            missing.removeAll(of(order.id()));
            missing.forEach(event -> wrong.add(order.id() + " " + event));
        }
        return Invariant.none(
                "events of orders that the topic lacks",
                books.orders().stream().mapToInt(order -> expected(order).size()).sum(),
                wrong);
    }

    // Missing ones have a row of their own.
    private Invariant disordered() {
        List<String> wrong =
                books.orders().stream()
                        .filter(order -> OF_ORDERS.containsKey(order.status()))
                        .filter(order -> of(order.id()).containsAll(expected(order)))
                        .filter(order -> !of(order.id()).equals(expected(order)))
                        .map(order -> order.id() + " " + of(order.id()))
                        .toList();
        return Invariant.none(
                "orders whose events are out of sequence", books.orders().size(), wrong);
    }

    private Invariant untold() {
        List<String> wrong = new ArrayList<>();
        for (Payment payment : books.payments()) {
            String expected = OF_PAYMENTS.getOrDefault(payment.status(), "");
            List<String> events = told.payments().getOrDefault(payment.order(), List.of());
            if (!expected.isEmpty() && !events.contains(expected)) {
                wrong.add(payment.order() + " " + expected);
            }
            if (new HashSet<>(events).size() != events.size()) {
                wrong.add(payment.order() + " " + events);
            }
        }
        return Invariant.none(
                "payments without their one event in the topic", books.payments().size(), wrong);
    }

    private static List<String> expected(Order order) {
        return OF_ORDERS.getOrDefault(order.status(), List.of("OrderPlaced"));
    }

    private List<String> of(UUID order) {
        return told.orders().getOrDefault(order, List.of());
    }
}
