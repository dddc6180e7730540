package dev.storeys.payment.sandbox;

import dev.storeys.payment.sandbox.Ledger.Entry;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The books in memory; whoever uses them holds the ledger's lock. */
final class Books {

    private final Map<String, Entry> authorizations = new HashMap<>();
    private final Map<String, Map<String, Entry>> refunds = new HashMap<>();
    private long ids;

    Entry add(Booking booking, long line) {
        Entry entry = new Entry(booking, line);
        String refund = booking.refund();
        if (refund == null) {
            authorizations.put(booking.key(), entry);
        } else {
            refunds.computeIfAbsent(booking.key(), key -> new HashMap<>()).put(refund, entry);
        }
        if (line == 0) {
            // Read from the journal: its id is given out.
            ids++;
        }
        return entry;
    }

    @Nullable Entry of(String key) {
        return authorizations.get(key);
    }

    Entry known(String key) {
        Entry entry = of(key);
        if (entry == null) {
            throw new Refused(404, "unknown-key", "Nothing is booked for it");
        }
        return entry;
    }

    @Nullable Entry refund(String key, String refundKey) {
        return refunds.getOrDefault(key, Map.of()).get(refundKey);
    }

    /** The authorisation, if so much of it was taken and is still there. */
    Booking refundable(String key, long amount) {
        Booking booking = known(key).booking();
        Long taken = booking.captured();
        if (booking.status() != BookingStatus.CAPTURED || taken == null) {
            throw new Refused(409, "not-captured", "Nothing was taken that could go back");
        }
        long back =
                refunds.getOrDefault(key, Map.of()).values().stream()
                        .map(entry -> entry.booking().amount())
                        .mapToLong(part -> part == null ? 0 : part)
                        .sum();
        if (amount == 0) {
            throw Refused.unprocessable("invalid-amount", "amount is minor units, 1 or more");
        }
        checkPart(amount, taken - back, "refund-too-large");
        return booking;
    }

    static void checkPart(long part, @Nullable Long whole, String type) {
        if (part < 0) {
            throw Refused.unprocessable("invalid-amount", "amount is minor units, 0 or more");
        }
        if (whole == null || part > whole) {
            throw Refused.unprocessable(type, "There is less than that");
        }
    }

    /** Unique because no more ids are given out than lines are written. */
    String nextId() {
        return "auth-" + ++ids;
    }
}
