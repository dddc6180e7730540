package dev.storeys.order.checkout;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** All orders, for changing them; {@link WriteOrder} makes them. */
interface Orders extends Repository<Order, UUID> {

    /** The order, locked until the transaction ends: customer, warehouse and payment change it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Order> findById(UUID id);
}
