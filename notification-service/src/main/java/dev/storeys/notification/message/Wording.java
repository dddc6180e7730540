package dev.storeys.notification.message;

import dev.storeys.events.OrderCancelled;
import dev.storeys.events.OrderConfirmed;
import dev.storeys.events.OrderDelivered;
import dev.storeys.events.OrderEvent;
import dev.storeys.events.OrderPlaced;
import dev.storeys.events.OrderRefunded;
import dev.storeys.events.OrderShipped;
import dev.storeys.events.RefundRequested;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words for what happened to an order. */
record Wording(NotificationKind kind, String title, String text) {

    /** What to say about the event; nothing about some. */
    static Optional<Wording> of(OrderEvent event) {
        return switch (event) {
            // The confirmation follows within seconds, and says more.
            case OrderPlaced _ -> Optional.empty();
            // The customer hears of it when the money is back.
            case RefundRequested _ -> Optional.empty();
            case OrderConfirmed confirmed -> Optional.of(confirmed(confirmed));
            case OrderCancelled cancelled -> Optional.of(cancelled(cancelled));
            case OrderShipped shipped -> Optional.of(shipped(shipped));
            case OrderDelivered delivered -> Optional.of(delivered(delivered));
            case OrderRefunded refunded -> Optional.of(refunded(refunded));
        };
    }

    private static Wording confirmed(OrderConfirmed event) {
        return new Wording(
                NotificationKind.ORDER_CONFIRMED,
                title(event, "is confirmed"),
                "Thank you for your order. Its total of "
                        + Price.of(event.total())
                        + " is authorised, and we are getting it ready.");
    }

    private static Wording cancelled(OrderCancelled event) {
        return new Wording(
                NotificationKind.ORDER_CANCELLED,
                title(event, "is cancelled"),
                "Your order is cancelled because " + because(event.reason()) + ".");
    }

    private static Wording shipped(OrderShipped event) {
        return new Wording(
                NotificationKind.ORDER_SHIPPED,
                title(event, "is on its way"),
                "Your order has left our warehouse.");
    }

    private static Wording delivered(OrderDelivered event) {
        return new Wording(
                NotificationKind.ORDER_DELIVERED,
                title(event, "has arrived"),
                "Your order was delivered. We hope that you enjoy it.");
    }

    private static Wording refunded(OrderRefunded event) {
        return new Wording(
                NotificationKind.ORDER_REFUNDED,
                title(event, "is refunded"),
                explanation(event.reason())
                        + "We have given back its total of "
                        + Price.of(event.total())
                        + ". Your bank may take a few days to show it.");
    }

    private static String explanation(@Nullable String reason) {
        return switch (reason) {
            case "out-of-stock" ->
                    "Something in your order was sold out before its payment arrived; we are sorry. ";
            case "payment-lapsed" ->
                    "Your bank let go of the payment before we had sent your order. ";
            case null, default -> "";
        };
    }

    private static String title(OrderEvent event, String what) {
        return "Your order " + event.orderId() + " " + what;
    }

    /** Reasons are slugs of order-service; a new one must not stop its customers' mail. */
    private static String because(String reason) {
        return switch (reason) {
            case "payment-declined" ->
                    "your payment was declined. You have not been charged, and may order again";
            case "cancelled-by-customer" ->
                    "you asked us to. Whatever was reserved on your card is released";
            case "hold-expired" ->
                    "its payment took longer than we could keep the goods for you. Whatever was"
                            + " reserved on your card is released";
            default -> "it could not be completed. Whatever was reserved on your card is released";
        };
    }
}
