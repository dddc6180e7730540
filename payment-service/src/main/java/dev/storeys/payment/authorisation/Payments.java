package dev.storeys.payment.authorisation;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All payments, and the orders that must not get one. */
interface Payments extends Repository<Payment, UUID> {

    Payment save(Payment payment);

    boolean existsByOrderId(UUID orderId);

    /**
     * The payment, locked until the transaction ends: the order and the provider both change it.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Payment> findById(UUID id);

    /** The order's payment, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Payment> findByOrderId(UUID orderId);

    @Modifying
    @Query(
            value =
                    """
                    INSERT INTO payments.cancelled_order (order_id, cancelled_at) VALUES (:orderId, :at)
                    ON CONFLICT DO NOTHING\
                    """,
            nativeQuery = true)
    void bar(UUID orderId, Instant at);

    @Query(
            value =
                    "SELECT EXISTS (SELECT FROM payments.cancelled_order WHERE order_id = :orderId)",
            nativeQuery = true)
    boolean isBarred(UUID orderId);
}
