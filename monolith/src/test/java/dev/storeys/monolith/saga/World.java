package dev.storeys.monolith.saga;

import dev.storeys.events.HoldExpired;
import dev.storeys.events.OrderCancelled;
import dev.storeys.events.OrderConfirmed;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderPlaced;
import dev.storeys.events.OrderRefunded;
import dev.storeys.events.PaymentAuthorized;
import dev.storeys.events.PaymentDeclined;
import dev.storeys.events.PaymentEvent;
import dev.storeys.events.PaymentRefunded;
import dev.storeys.events.PaymentVoided;
import dev.storeys.events.RefundRequested;
import dev.storeys.events.StockEvent;
import dev.storeys.events.StockShort;
import dev.storeys.monolith.saga.Bank.Booking;
import dev.storeys.order.checkout.OrderInSaga;
import dev.storeys.payment.authorisation.PaymentInSaga;
import dev.storeys.payment.authorisation.PaymentInSaga.Attempt;
import dev.storeys.product.stock.HoldInSaga;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * All parties of the checkout in one place. Whatever one of them does is one transaction, so a
 * crash is a step that did not happen, an answer that nobody wrote down, or a message that comes
 * again.
 */
final class World {

    static final int UNITS = 5;

    final HoldInSaga.Shelf shelf = new HoldInSaga.Shelf(UNITS);
    final Map<UUID, OrderInSaga> orders = new LinkedHashMap<>();
    final Map<UUID, HoldInSaga> holds = new LinkedHashMap<>();
    final Map<UUID, PaymentInSaga> payments = new LinkedHashMap<>();
    final Bank bank;

    /** Messages that wait; nothing is said of their order. */
    final List<Message> messages = new ArrayList<>();

    /** Asked for, and not yet written down. */
    final List<Verdict> verdicts = new ArrayList<>();

    final List<Attempt> attempts = new ArrayList<>();
    final List<UUID> ends = new ArrayList<>();
    private final Set<UUID> barred = new HashSet<>();

    World(Random random) {
        bank = new Bank(random);
    }

    /** A message on its way to one reader. */
    record Message(String name, Runnable reading) {}

    /** What the provider said; empty if it said nothing. */
    record Verdict(UUID orderId, Optional<Booking> booking) {}

    void place(int units) {
        UUID id = UUID.randomUUID();
        HoldInSaga hold = HoldInSaga.of(shelf, units);
        if (hold != null) {
            holds.put(id, hold);
            orders.put(id, new OrderInSaga(id, units));
            tell(orders.get(id).placed());
        }
    }

    void cancel(UUID id) {
        orders.get(id).cancelByCustomer().ifPresent(this::tell);
    }

    /**
     * After some days, so of a payment that nobody is asking about. The provider tells of it, which
     * is a reason to ask.
     */
    void lapse(UUID id) {
        boolean settled = payments.containsKey(id) && payments.get(id).isAuthorized();
        boolean asked =
                attempts.stream().anyMatch(attempt -> attempt.orderId().equals(id))
                        || verdicts.stream().anyMatch(verdict -> verdict.orderId().equals(id));
        if (settled && !asked && bank.lapse(id)) {
            messages.add(new Message("voided to payment", () -> payments.get(id).saidToBeVoided()));
        }
    }

    void expire(UUID id) {
        if (holds.get(id).expire()) {
            tell(new HoldExpired(id, Instant.EPOCH));
        }
    }

    private void tell(StockEvent event) {
        String name = event.getClass().getSimpleName() + " to order";
        messages.add(new Message(name, () -> orderHears(event)));
    }

    private void tell(OrderEvent event) {
        String name = event.getClass().getSimpleName();
        if (event instanceof OrderConfirmed || event instanceof OrderCancelled) {
            ends.add(event.orderId());
        }
        messages.add(new Message(name + " to payment", () -> paymentHears(event)));
        messages.add(new Message(name + " to stock", () -> stockHears(event)));
    }

    private void tell(PaymentEvent event) {
        String name = event.getClass().getSimpleName() + " to order";
        messages.add(new Message(name, () -> orderHears(event)));
    }

    private void paymentHears(OrderEvent event) {
        UUID id = event.orderId();
        if (event instanceof OrderPlaced placed
                && !payments.containsKey(id)
                && !barred.contains(id)) {
            payments.put(id, new PaymentInSaga(id, placed.total()));
        } else if (event instanceof OrderCancelled) {
            Optional.ofNullable(payments.get(id))
                    .ifPresentOrElse(PaymentInSaga::orderCancelled, () -> barred.add(id));
        } else if (event instanceof RefundRequested request) {
            payments.get(id).refundRequested(request).ifPresent(this::tell);
        }
    }

    private void stockHears(OrderEvent event) {
        HoldInSaga hold = holds.get(event.orderId());
        if (event instanceof OrderConfirmed && hold.claim()) {
            tell(new StockShort(event.orderId(), Instant.EPOCH));
        } else if (event instanceof OrderCancelled || event instanceof OrderRefunded) {
            hold.release();
        }
    }

    private void orderHears(StockEvent event) {
        OrderInSaga order = orders.get(event.orderId());
        switch (event) {
            case HoldExpired _ -> order.holdExpired().ifPresent(this::tell);
            case StockShort _ -> order.stockShort().ifPresent(this::tell);
        }
    }

    private void orderHears(PaymentEvent event) {
        OrderInSaga order = orders.get(event.orderId());
        if (event instanceof PaymentAuthorized) {
            order.paid().ifPresent(this::tell);
        } else if (event instanceof PaymentDeclined) {
            order.unpaid().ifPresent(this::tell);
        } else if (event instanceof PaymentRefunded refunded) {
            order.moneyBack(refunded.amount().amount()).ifPresent(this::tell);
        } else if (event instanceof PaymentVoided) {
            order.unpaid().or(order::lapsed).ifPresent(this::tell);
        }
    }

    /** The provider does what is asked, whether its answer arrives or not. */
    void ask(Attempt attempt, boolean answerArrives) {
        UUID id = attempt.orderId();
        Booking booking;
        if (attempt.giveBack()) {
            booking = bank.giveBack(id);
        } else {
            Optional<Booking> earlier = attempt.first() ? Optional.empty() : bank.find(id);
            booking = earlier.orElseGet(() -> bank.authorise(id));
        }
        verdicts.add(new Verdict(id, answerArrives ? Optional.of(booking) : Optional.empty()));
    }

    void write(Verdict verdict) {
        PaymentInSaga payment = payments.get(verdict.orderId());
        verdict.booking()
                .flatMap(booking ->
                        switch (booking) {
                            case AUTHORIZED -> payment.authorized();
                            case DECLINED -> payment.declined();
                            case VOIDED -> payment.voided();
                        })
                .ifPresent(this::tell);
        if (verdict.booking().isEmpty()) {
            payment.noAnswer();
        }
    }

    List<PaymentInSaga> due() {
        return payments.values().stream().filter(PaymentInSaga::isDue).toList();
    }
}
