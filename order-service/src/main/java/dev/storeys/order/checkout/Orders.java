package dev.storeys.order.checkout;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All orders, for changing them; {@link WriteOrder} makes them. */
interface Orders extends Repository<Order, UUID> {

    Optional<Order> findById(UUID id);
}
