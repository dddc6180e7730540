package dev.storeys.order.checkout;

import dev.storeys.order.catalog.Catalog;
import dev.storeys.order.catalog.PricedLine;
import dev.storeys.platform.web.NotBuiltYet;
import dev.storeys.platform.web.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Places an order: claims the key, holds the stock, then writes everything down at once. */
@Component
class PlaceOrder {

    private final CheckoutKeys keys;
    private final Catalog catalog;
    private final WriteOrder writeOrder;
    private final JsonMapper json;

    PlaceOrder(CheckoutKeys keys, Catalog catalog, WriteOrder writeOrder, JsonMapper json) {
        this.keys = keys;
        this.catalog = catalog;
        this.writeOrder = writeOrder;
        this.json = json;
    }

    /** An accepted order and the body of its answer, the same for each repeat. */
    record Placed(UUID orderId, String answer) {}

    Placed place(UUID user, String key, PlaceOrderRequest request) {
        PaymentMethod method = PaymentMethod.of(request.paymentMethod());
        if (request.couponCode() != null) {
            throw new NotBuiltYet("coupons");
        }
        CheckoutKeys.Claim claim = keys.claim(user, key, hash(request));
        String earlier = claim.answer();
        if (earlier != null) {
            return new Placed(claim.orderId(), earlier);
        }
        try {
            List<PricedLine> lines = catalog.reserve(claim.orderId(), request.lines());
            return write(claim.orderId(), user, key, lines, method);
        } catch (RuntimeException failure) {
            letGo(user, key, failure);
            throw failure;
        }
    }

    private Placed write(
            UUID id, UUID user, String key, List<PricedLine> lines, PaymentMethod method) {
        try {
            // The clock is cut to what the database keeps, so that every answer shows the same
            // time.
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            return new Placed(id, writeOrder.write(new Order(id, user, lines, method, now), key));
        } catch (Refusal refusal) {
            catalog.release(id);
            throw refusal;
        }
    }

    /**
     * After a clear no, the key is free. Otherwise the hold may exist, so the key keeps its order.
     */
    private void letGo(UUID user, String key, RuntimeException failure) {
        if (failure instanceof Refusal refusal && refusal.getStatusCode().is4xxClientError()) {
            keys.forget(user, key);
        } else {
            keys.unlock(user, key);
        }
    }

    private String hash(PlaceOrderRequest request) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
