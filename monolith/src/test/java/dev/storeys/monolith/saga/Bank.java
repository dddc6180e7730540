package dev.storeys.monolith.saga;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** The payment provider by its contract: one booking per key, whatever is asked how often. */
final class Bank {

    enum Booking {
        AUTHORIZED,
        DECLINED,
        VOIDED
    }

    private static final int ONE_IN = 4;

    private final Map<UUID, Booking> bookings = new HashMap<>();
    private final Set<UUID> charged = new HashSet<>();
    private final Random random;

    Bank(Random random) {
        this.random = random;
    }

    Booking authorise(UUID key) {
        return bookings.computeIfAbsent(key, this::decide);
    }

    private Booking decide(UUID key) {
        if (random.nextInt(ONE_IN) == 0) {
            return Booking.DECLINED;
        }
        if (!charged.add(key)) {
            throw new AssertionError("Charged twice: " + key);
        }
        return Booking.AUTHORIZED;
    }

    Optional<Booking> find(UUID key) {
        return Optional.ofNullable(bookings.get(key));
    }

    Booking giveBack(UUID key) {
        return bookings.merge(
                key,
                Booking.VOIDED,
                (known, voided) -> known == Booking.AUTHORIZED ? voided : known);
    }

    /** Lets go of what it holds, as it may at any time; true if it held something. */
    boolean lapse(UUID key) {
        return bookings.replace(key, Booking.AUTHORIZED, Booking.VOIDED);
    }

    boolean holdsMoneyOf(UUID key) {
        return bookings.get(key) == Booking.AUTHORIZED;
    }
}
