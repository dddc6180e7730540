package dev.storeys.payment.authorisation;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** All refunds. Whoever changes one holds the lock of its payment first. */
interface Refunds extends Repository<Refund, UUID> {

    Refund save(Refund refund);

    boolean existsById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Refund> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<Refund> findByPaymentIdAndStatus(UUID paymentId, RefundStatus status);
}
