package dev.storeys.order.checkout;

import dev.storeys.order.OrderModule;
import dev.storeys.order.catalog.Catalog;
import dev.storeys.order.catalog.PricedLine;
import dev.storeys.order.coupon.Coupon;
import dev.storeys.order.coupon.Coupons;
import dev.storeys.platform.idempotency.Answer;
import dev.storeys.platform.idempotency.Claim;
import dev.storeys.platform.idempotency.IdempotencyKeys;
import dev.storeys.platform.idempotency.KeyedOperation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Places an order: claims the key, holds the stock, then writes everything down at once. */
@Component
class PlaceOrder {

    static final String OPERATION = "place-order";

    private final KeyedOperation placing;
    private final Coupons coupons;
    private final Catalog catalog;
    private final WriteOrder writeOrder;

    PlaceOrder(IdempotencyKeys keys, Coupons coupons, Catalog catalog, WriteOrder writeOrder) {
        this.placing = keys.of(OrderModule.SCHEMA, OPERATION);
        this.coupons = coupons;
        this.catalog = catalog;
        this.writeOrder = writeOrder;
    }

    /** An accepted order as it is answered, the same for each repeat. */
    Answer place(UUID user, @Nullable String key, PlaceOrderRequest request) {
        PaymentMethod method = PaymentMethod.of(request.paymentMethod());
        return placing.attempt(
                user,
                key,
                request,
                claim -> writeOrder.write(order(claim, user, request, method), claim));
    }

    /** A new order of goods that are held for it. */
    private Order order(Claim claim, UUID user, PlaceOrderRequest request, PaymentMethod method) {
        String code = request.couponCode();
        Coupon coupon = code == null ? null : coupons.find(code, user);
        UUID id = claim.subject();
        List<PricedLine> lines = catalog.reserve(id, request.lines());
        claim.ifRefused(() -> undo(id, coupon));
        // The clock is cut to what the database keeps, so that every answer shows the same time.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Order order = new Order(id, user, lines, method, now);
        if (coupon != null) {
            order.redeem(coupon);
            coupons.redeem(coupon.code(), user, id);
        }
        return order;
    }

    private void undo(UUID id, @Nullable Coupon coupon) {
        catalog.release(id);
        if (coupon != null) {
            coupons.giveBack(id);
        }
    }
}
