package dev.storeys.order.coupon;

import dev.storeys.platform.web.Refusal;
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
     * Clauses for the statement that places an order: they count the order that the clause {@code
     * placed} yields, if it has a coupon. A limit that would be passed fails the whole statement,
     * see {@link #refusal}. The coupon's row is always locked before the customer's.
     */
    public static final String REDEEM =
            """
            coupon AS (
                UPDATE orders.coupons SET redeemed = redeemed + 1 FROM placed WHERE code = placed.coupon_code
                RETURNING code, limit_per_user, placed.id, placed.user_id
            ), redemption AS (
                INSERT INTO orders.coupon_redemptions (order_id, code, user_id) SELECT id, code, user_id FROM coupon
            ), coupon_user AS (
                INSERT INTO orders.coupon_users (code, user_id, redeemed, allowed)
                SELECT code, user_id, 1, limit_per_user FROM coupon
                ON CONFLICT (code, user_id) DO UPDATE SET redeemed = coupon_users.redeemed + 1
            )\
            """;

    private final JdbcClient database;

    Coupons(JdbcClient database) {
        this.database = database;
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
     * which saves a hold; what counts is decided when the order is written.
     */
    public Coupon find(String code, UUID user) {
        Row found =
                row(code.strip().toUpperCase(Locale.ROOT), user).orElseThrow(UnknownCoupon::new);
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

    /** What a failed {@link #REDEEM} tells the customer, if a limit was its reason. */
    public static Optional<Refusal> refusal(DataIntegrityViolationException failure) {
        String message = String.valueOf(failure.getMostSpecificCause().getMessage());
        return message.contains("\"coupon_limit")
                ? Optional.of(new CouponUsedUp())
                : Optional.empty();
    }

    /** Takes an order off the counts, in the transaction that cancels it. */
    public void giveBack(UUID orderId) {
        database.sql(
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
