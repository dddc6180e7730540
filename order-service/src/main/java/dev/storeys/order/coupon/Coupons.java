package dev.storeys.order.coupon;

import dev.storeys.order.OrderModule;
import dev.storeys.platform.shard.ModuleShards;
import dev.storeys.platform.shard.Shards;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Coupons as checkout uses them. */
@Component
public class Coupons {

    /**
     * An order that counts already, as its checkout is repeated, counts once. A limit that would be
     * passed fails the whole statement. The coupon's row is always locked before the customer's.
     */
    private static final String REDEEM =
            """
            WITH redemption AS (
                INSERT INTO orders.coupon_redemptions (order_id, code, user_id)
                VALUES (:order, :code, :user) ON CONFLICT DO NOTHING RETURNING code, user_id
            ), coupon AS (
                UPDATE orders.coupons SET redeemed = redeemed + 1 FROM redemption
                WHERE coupons.code = redemption.code
                RETURNING coupons.code, limit_per_user, redemption.user_id
            )
            INSERT INTO orders.coupon_users (code, user_id, redeemed, allowed)
            SELECT code, user_id, 1, limit_per_user FROM coupon
            ON CONFLICT (code, user_id) DO UPDATE SET redeemed = coupon_users.redeemed + 1
            """;

    private final JdbcClient database;
    private final ModuleShards shards;

    Coupons(JdbcClient database, Shards shards) {
        this.database = database;
        this.shards = shards.of(OrderModule.SCHEMA);
    }

    private record Row(
            String code,
            @Nullable Integer percentage,
            @Nullable Long amount,
            long minimumTotal,
            @Nullable String currency,
            boolean valid,
            boolean usedUp) {}

    /**
     * The coupon that a customer names, however they write it. That it is not used up is a glance
     * which saves a hold; what counts is decided by {@link #redeem}.
     */
    public Coupon find(String code, UUID user) {
        String wanted = code.strip().toUpperCase(Locale.ROOT);
        Row found = shards.global(() -> row(wanted, user)).orElseThrow(UnknownCoupon::new);
        if (!found.valid()) {
            throw new CouponExpired();
        }
        if (found.usedUp()) {
            throw new CouponUsedUp();
        }
        return new Coupon(
                found.code(),
                found.percentage(),
                found.amount(),
                found.minimumTotal(),
                found.currency());
    }

    private Optional<Row> row(String code, UUID user) {
        return database.sql(
                        """
                        SELECT c.code, percentage, amount, minimum_total, currency,
                            valid_from <= now() AND (valid_until IS NULL OR valid_until > now()) AS valid,
                            coalesce(c.redeemed >= redemption_limit, false)
                                OR coalesce(u.redeemed >= limit_per_user, false) AS used_up
                        FROM orders.coupons c LEFT JOIN orders.coupon_users u ON u.code = c.code AND u.user_id = ?
                        WHERE c.code = ?\
                        """)
                .params(user, code)
                .query(Row.class)
                .optional();
    }

    /**
     * Counts the order, before it is written, since coupons belong to nobody and orders to their
     * customer. Whoever then writes none gives it back; if he cannot, the end of the hold does.
     */
    public void redeem(String code, UUID user, UUID orderId) {
        try {
            shards.global(() ->
                    database.sql(REDEEM)
                            .param("order", orderId)
                            .param("code", code)
                            .param("user", user)
                            .update());
        } catch (DataIntegrityViolationException failure) {
            String message = String.valueOf(failure.getMostSpecificCause().getMessage());
            throw message.contains("\"coupon_limit") ? new CouponUsedUp() : failure;
        }
    }

    /** Takes an order off the counts, if it is on them. */
    public void giveBack(UUID orderId) {
        shards.global(() -> giveBackHere(orderId));
    }

    private int giveBackHere(UUID orderId) {
        return database.sql(
                        """
                        WITH redemption AS (
                            DELETE FROM orders.coupon_redemptions WHERE order_id = ? RETURNING code, user_id
                        ), coupon AS (
                            UPDATE orders.coupons c SET redeemed = c.redeemed - 1 FROM redemption r WHERE c.code = r.code
                            RETURNING c.code, r.user_id
                        )
                        UPDATE orders.coupon_users u SET redeemed = u.redeemed - 1 FROM coupon c
                        WHERE u.code = c.code AND u.user_id = c.user_id\
                        """)
                .param(orderId)
                .update();
    }
}
