package dev.storeys.stack.chaos.audit;

import dev.storeys.stack.chaos.audit.Books.Booking;
import dev.storeys.stack.chaos.audit.Books.Order;
import dev.storeys.stack.chaos.audit.Books.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether everybody paid for what they got, once, by the shop's books and by the provider's. */
record Charges(Books books) {

    private static final Set<String> CHARGED = Set.of("AUTHORIZED", "CAPTURED");

    List<Invariant> judge() {
        Map<UUID, List<Booking>> booked =
                books.bookings().stream().collect(Collectors.groupingBy(Booking::order));
        Map<UUID, List<Payment>> paid =
                books.payments().stream().collect(Collectors.groupingBy(Payment::order));
        List<Invariant> rows = new ArrayList<>();
        rows.add(confirmed("not authorised once for its sum", order -> !booked(order, booked)));
        rows.add(confirmed("without its one payment", order -> !paid(order, paid)));
        rows.add(cancelled("still charged by the provider", order -> open(order, booked)));
        rows.add(cancelled("still paid in our books", order -> stillPaid(order, paid)));
        rows.add(twice(booked));
        rows.add(charged(booked));
        return rows;
    }

    private Invariant confirmed(String how, Predicate<Order> breaks) {
        return wrong("confirmed, " + how, Order::confirmed, breaks);
    }

    private Invariant cancelled(String how, Predicate<Order> breaks) {
        return wrong("cancelled, " + how, Order::undone, breaks);
    }

    private Invariant wrong(String name, Predicate<Order> among, Predicate<Order> breaks) {
        List<Order> orders = books.orders().stream().filter(among).toList();
        return Invariant.none(
                name, orders.size(), orders.stream().filter(breaks).map(Order::id).toList());
    }

    private static boolean booked(Order order, Map<UUID, List<Booking>> all) {
        List<Booking> bookings = all.getOrDefault(order.id(), List.of());
        List<Booking> authorised = bookings.stream().filter(Booking::authorized).toList();
        return authorised.size() == 1
                && authorised.getFirst().amount() == order.total()
                && bookings.stream().noneMatch(booking -> booking.status().equals("voided"));
    }

    private static boolean paid(Order order, Map<UUID, List<Payment>> all) {
        List<Payment> payments = all.getOrDefault(order.id(), List.of());
        return payments.size() == 1
                && payments.getFirst().amount() == order.total()
                && CHARGED.contains(payments.getFirst().status());
    }

    // The last line of an order counts: what was authorised may have been given back since.
    private static boolean open(Order order, Map<UUID, List<Booking>> all) {
        List<Booking> bookings = all.getOrDefault(order.id(), List.of());
        return !bookings.isEmpty()
                && !Set.of("declined", "voided").contains(bookings.getLast().status());
    }

    private static boolean stillPaid(Order order, Map<UUID, List<Payment>> all) {
        return all.getOrDefault(order.id(), List.of()).stream()
                .anyMatch(payment -> CHARGED.contains(payment.status()));
    }

    private Invariant twice(Map<UUID, List<Booking>> booked) {
        List<UUID> twice = new ArrayList<>();
        booked.forEach((order, bookings) -> {
            if (bookings.stream().filter(Booking::authorized).count() > 1) {
                twice.add(order);
            }
        });
        return Invariant.none("charged twice", booked.size(), twice);
    }

    private Invariant charged(Map<UUID, List<Booking>> booked) {
        Set<UUID> orders = books.orders().stream().map(Order::id).collect(Collectors.toSet());
        List<UUID> strangers =
                booked.keySet().stream().filter(order -> !orders.contains(order)).toList();
        return Invariant.none("charged for no order", booked.size(), strangers);
    }
}
