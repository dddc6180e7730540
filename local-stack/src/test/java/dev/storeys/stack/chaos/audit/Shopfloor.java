package dev.storeys.stack.chaos.audit;

import dev.storeys.stack.chaos.audit.Books.Booking;
import dev.storeys.stack.chaos.audit.Books.Hold;
import dev.storeys.stack.chaos.audit.Books.Mail;
import dev.storeys.stack.chaos.audit.Books.Note;
import dev.storeys.stack.chaos.audit.Books.Order;
import dev.storeys.stack.chaos.audit.Books.Payment;
import dev.storeys.stack.chaos.traffic.Article;
import dev.storeys.stack.chaos.traffic.Browsing.Looks;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Deals;
import dev.storeys.stack.chaos.traffic.Purchase;
import dev.storeys.stack.chaos.traffic.Shopper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Books in which everything is right: one confirmed order of 2 units, one cancelled, one refused.
 */
final class Shopfloor {

    final UUID confirmed = UUID.randomUUID();
    final UUID cancelled = UUID.randomUUID();
    final Shopper shopper = new Shopper(UUID.randomUUID(), "a@chaos.example", "token");
    final Article article = new Article(UUID.randomUUID(), "SKU", 700, 10);
    final Set<String> hit = new HashSet<>();
    final List<String> failedStarts = new ArrayList<>();
    Looks looks = Looks.NONE;

    final List<Deal> deals =
            new ArrayList<>(
                    List.of(
                            Deals.accepted(purchase("key-1", 2), confirmed, confirmed),
                            Deals.accepted(purchase("key-2", 1), cancelled),
                            Deals.answered(purchase("key-3", 9), 409, "out-of-stock")));
    final List<Order> orders =
            new ArrayList<>(
                    List.of(order(confirmed, "CONFIRMED", 2), order(cancelled, "CANCELLED", 1)));
    final List<Hold> holds =
            new ArrayList<>(
                    List.of(
                            new Hold(confirmed, "CLAIMED", article.id(), 2),
                            new Hold(cancelled, "RELEASED", article.id(), 1)));
    final List<Payment> payments =
            new ArrayList<>(
                    List.of(
                            new Payment(confirmed, "AUTHORIZED", 1_400),
                            new Payment(cancelled, "DECLINED", 700)));
    final List<Booking> bookings =
            new ArrayList<>(
                    List.of(
                            new Booking(confirmed, "authorized", 1_400),
                            new Booking(cancelled, "declined", 700)));
    final List<Note> notes =
            new ArrayList<>(
                    List.of(
                            new Note(confirmed, "ORDER_CONFIRMED"),
                            new Note(cancelled, "ORDER_CANCELLED")));
    final List<Mail> mails =
            new ArrayList<>(
                    List.of(
                            new Mail(UUID.randomUUID(), confirmed, "SENT"),
                            new Mail(UUID.randomUUID(), cancelled, "SENT")));
    final Map<UUID, Long> letters = new HashMap<>();
    final Set<UUID> history = new HashSet<>(Set.of(confirmed, cancelled));
    final Map<UUID, List<String>> told =
            new HashMap<>(
                    Map.of(
                            confirmed, List.of("OrderPlaced", "OrderConfirmed"),
                            cancelled, List.of("OrderPlaced", "OrderCancelled")));
    final Map<UUID, List<String>> toldOfPayments =
            new HashMap<>(
                    Map.of(
                            confirmed, List.of("PaymentAuthorized"),
                            cancelled, List.of("PaymentDeclined")));
    long available = 8;
    long waiting;
    long dead;
    long buried;

    Shopfloor() {
        mails.forEach(mail -> letters.put(mail.id(), 1L));
    }

    Purchase purchase(String key, int units) {
        return new Purchase(key, shopper, article, units, "card-slow");
    }

    Order order(UUID id, String status, int units) {
        return new Order(id, shopper.id(), status, 700L * units, article.id(), units);
    }

    /** Its stock was sold before it was paid, and everybody did what is to be done then. */
    void refundTheConfirmed() {
        Mail second = new Mail(UUID.randomUUID(), confirmed, "SENT");
        orders.set(0, order(confirmed, "REFUNDED", 2));
        holds.set(0, new Hold(confirmed, "RELEASED", article.id(), 2));
        payments.set(0, new Payment(confirmed, "VOIDED", 1_400));
        bookings.add(new Booking(confirmed, "voided", 1_400));
        notes.add(new Note(confirmed, "ORDER_REFUNDED"));
        mails.add(second);
        letters.put(second.id(), 1L);
        told.put(
                confirmed,
                List.of("OrderPlaced", "OrderConfirmed", "RefundRequested", "OrderRefunded"));
        available = 10;
    }

    /** The names of what is broken. */
    List<String> broken() {
        Evidence evidence =
                new Evidence(deals, List.of(article), looks, hit, failedStarts, buried, false);
        Books books =
                new Books(
                        orders,
                        payments,
                        bookings,
                        holds,
                        notes,
                        mails,
                        letters,
                        Map.of(shopper.id(), history),
                        Map.of(article.id(), available),
                        Optional.of(new Events.Told(told, toldOfPayments)),
                        waiting,
                        dead);
        return Audit.judge(evidence, books, 0).stream()
                .filter(invariant -> !invariant.holds())
                .map(Invariant::name)
                .toList();
    }
}
