package dev.storeys.stack.chaos.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What every book says of one run's orders at one moment. */
record Books(
        List<Order> orders,
        List<Payment> payments,
        List<Booking> bookings,
        List<Hold> holds,
        List<Note> notes,
        List<Mail> mails,
        Map<UUID, Long> letters,
        Map<UUID, Set<UUID>> histories,
        Map<UUID, Long> available,
        Optional<Events.Told> told,
        long waiting,
        long dead) {

    /** A row of order-service. */
    record Order(UUID id, UUID user, String status, long total, UUID product, int units) {

        boolean confirmed() {
            return status.equals("CONFIRMED");
        }

        /** Cancelled before it was paid, or refunded after. */
        boolean undone() {
            return status.equals("CANCELLED") || status.equals("REFUNDED");
        }

        /** What its customer was told of it, in alphabetical order. */
        List<String> told() {
            String last = "ORDER_" + status;
            return status.equals("REFUNDED") ? List.of("ORDER_CONFIRMED", last) : List.of(last);
        }
    }

    /** A row of payment-service. */
    record Payment(UUID order, String status, long amount) {}

    /** A line of the provider's ledger. */
    record Booking(UUID order, String status, long amount) {

        boolean authorized() {
            return status.equals("authorized");
        }
    }

    /** A row of product-service, of one product only as each order here has one. */
    record Hold(UUID order, String status, UUID product, long units) {

        boolean takesStock() {
            return status.equals("HELD") || status.equals("CLAIMED");
        }
    }

    /** An in-app message. */
    record Note(UUID order, String kind) {}

    /** A mail as notification-service keeps it; {@code letters} counts what the sink got of it. */
    record Mail(UUID id, UUID order, String status) {}
}
