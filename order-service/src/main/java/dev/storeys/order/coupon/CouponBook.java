package dev.storeys.order.coupon;

import dev.storeys.events.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All coupons, as administrators keep them. */
@Component
class CouponBook {

    private static final String INSERT =
            """
            INSERT INTO orders.coupons (code, percentage, amount, minimum_total, currency,
                valid_from, valid_until, redemption_limit, limit_per_user)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
            """;

    private final JdbcClient database;

    CouponBook(JdbcClient database) {
        this.database = database;
    }

    void add(CouponView coupon) {
        Money least = coupon.minimumTotal();
        int added =
                database.sql(INSERT)
                        .param(coupon.code())
                        .param(coupon.percentage())
                        .param(coupon.amount() == null ? null : coupon.amount().amount())
                        .param(least == null ? 0 : least.amount())
                        .param(least == null ? null : least.currency())
                        .param(time(coupon.validFrom()))
                        .param(time(coupon.validUntil()))
                        .param(coupon.limit())
                        .param(coupon.limitPerUser())
                        .update();
        if (added == 0) {
            throw new CouponTaken();
        }
    }

    List<CouponView> after(String code, int limit) {
        return database.sql("SELECT * FROM orders.coupons WHERE code > ? ORDER BY code LIMIT ?")
                .params(code, limit)
                .query((row, number) -> view(row))
                .list();
    }

    private static CouponView view(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        Long amount = row.getObject("amount", Long.class);
        OffsetDateTime until = row.getObject("valid_until", OffsetDateTime.class);
        return new CouponView(
                row.getString("code"),
                row.getObject("percentage", Integer.class),
                amount == null ? null : new Money(amount, currency),
                currency == null ? null : new Money(row.getLong("minimum_total"), currency),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                row.getObject("redemption_limit", Integer.class),
                row.getObject("limit_per_user", Integer.class),
                row.getInt("redeemed"));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
