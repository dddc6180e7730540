package dev.storeys.order.checkout;

import dev.storeys.events.Money;
import dev.storeys.order.catalog.PricedLine;
import dev.storeys.order.coupon.Coupon;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order, from the moment its stock is held. */
@Entity
@Table(name = "orders", schema = "orders")
class Order {

    @Id private UUID id;
    private UUID userId;

    @Enumerated(EnumType.STRING)
    private OrderStatus status = OrderStatus.PENDING;

    private long total;
    @Embedded private Repaid repaid = Repaid.NOTHING;
    private String currency;
    private String paymentMethod;
    private @Nullable String couponCode;
    private long discount;
    private @Nullable String reason;
    private Instant createdAt;
    @Version private @Nullable Long version;

    @ElementCollection
    @CollectionTable(
            name = "order_lines",
            schema = "orders",
            joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "line")
    private List<OrderLine> lines = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected Order() {}

    /** A new order of lines that are held for it; all must be of one currency. */
    Order(UUID id, UUID userId, List<PricedLine> lines, PaymentMethod method, Instant now) {
        Money sum = Total.of(lines);
        this.id = id;
        this.userId = userId;
        this.total = sum.amount();
        this.currency = sum.currency();
        this.paymentMethod = method.slug();
        this.createdAt = now;
        lines.forEach(line -> this.lines.add(OrderLine.of(line)));
    }

    /** Takes the coupon's discount off the total. */
    void redeem(Coupon coupon) {
        discount = coupon.discountOn(total()).amount();
        couponCode = coupon.code();
        total -= discount;
    }

    void confirm() {
        become(OrderStatus.CONFIRMED);
    }

    void cancel(String why) {
        become(OrderStatus.CANCELLED);
        reason = why;
    }

    /** Goods whose whole price is on its way back do not leave. */
    void ship() {
        if (repaid.refunding() > 0 && repaid.left(total) == 0) {
            throw new RefundUnderWay();
        }
        become(OrderStatus.SHIPPED);
    }

    void deliver() {
        become(OrderStatus.DELIVERED);
    }

    /** Promises so much, or all that is left, to the customer; answers what was promised. */
    Money refund(@Nullable Long wanted) {
        if (!status.canBecome(OrderStatus.REFUNDED)) {
            throw new IllegalTransition(status, OrderStatus.REFUNDED);
        }
        long amount = repaid.part(wanted, total);
        repaid = repaid.promised(amount);
        return new Money(amount, currency);
    }

    /** It will not be sent; true if nobody has promised all of its money back yet. */
    boolean cannotBeFulfilled(String why) {
        reason = why;
        return repaid.left(total) > 0;
    }

    /** What was promised went back; true when that was the last of the total. */
    boolean refunded(long amount) {
        repaid = repaid.done(amount);
        boolean all = repaid.refunded() == total;
        if (all) {
            become(OrderStatus.REFUNDED);
        }
        return all;
    }

    /** What was promised will never go back. */
    void refundFailed(long amount) {
        repaid = repaid.failed(amount);
    }

    private void become(OrderStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalTransition(status, next);
        }
        status = next;
    }

    boolean isPending() {
        return status == OrderStatus.PENDING;
    }

    boolean belongsTo(UUID user) {
        return userId.equals(user);
    }

    UUID id() {
        return id;
    }

    UUID userId() {
        return userId;
    }

    OrderStatus status() {
        return status;
    }

    Money total() {
        return new Money(total, currency);
    }

    @Nullable Discount discount() {
        return Discount.of(couponCode, discount, currency);
    }

    Money refunded() {
        return new Money(repaid.refunded(), currency);
    }

    String paymentMethod() {
        return paymentMethod;
    }

    @Nullable String reason() {
        return reason;
    }

    Instant createdAt() {
        return createdAt;
    }

    List<OrderLine> lines() {
        return List.copyOf(lines);
    }
}
