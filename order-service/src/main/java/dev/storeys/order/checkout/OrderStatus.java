package dev.storeys.order.checkout;

import java.util.Set;

/** The states of an order and the ways between them. */
enum OrderStatus {
    PENDING,
    CONFIRMED,
    SHIPPED,
    DELIVERED,
    CANCELLED,
    REFUNDED;

    boolean canBecome(OrderStatus next) {
        return successors().contains(next);
    }

    boolean hasLeftTheWarehouse() {
        return this == SHIPPED || this == DELIVERED;
    }

    private Set<OrderStatus> successors() {
        return switch (this) {
            case PENDING -> Set.of(CONFIRMED, CANCELLED);
            case CONFIRMED -> Set.of(SHIPPED, REFUNDED);
            case SHIPPED -> Set.of(DELIVERED, REFUNDED);
            case DELIVERED -> Set.of(REFUNDED);
            case CANCELLED, REFUNDED -> Set.of();
        };
    }
}
