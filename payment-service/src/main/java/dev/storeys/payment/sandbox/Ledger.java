package dev.storeys.payment.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The provider's books: one booking per idempotency key, on disk before anybody hears of it. When
 * the disk fails, memory and file may differ, so {@code onFailure} must end the process.
 */
final class Ledger implements Closeable {

    private final JsonMapper json;
    private final Consumer<SandboxFailure> onFailure;
    private final Books books = new Books();
    private final Journal journal;

    private Ledger(Path file, JsonMapper json, Consumer<SandboxFailure> onFailure)
            throws IOException {
        this.json = json;
        this.onFailure = onFailure;
        this.journal = Journal.open(file, this::replay);
    }

    static Ledger open(Path file, JsonMapper json, Consumer<SandboxFailure> onFailure) {
        try {
            return new Ledger(file, json, onFailure);
        } catch (IOException | JacksonException failure) {
            throw unusable("Cannot open the ledger " + file, failure);
        }
    }

    /** Books the request unless its key is booked already; says which of the two it was. */
    Booked authorise(String key, AuthorizationRequest request) {
        Entry entry;
        boolean first;
        synchronized (this) {
            Entry known = books.of(key);
            first = known == null;
            entry = known == null ? write(Booking.of(books.nextId(), key, request)) : known;
        }
        Booking booking = durable(entry);
        if (!booking.answers(request)) {
            throw Refused.unprocessable("key-reused", "The key is booked for another request");
        }
        return new Booked(booking, first);
    }

    Optional<Booking> find(String key) {
        return durable(books::of, key);
    }

    Optional<Booking> findRefund(String key, String refundKey) {
        return durable(name -> books.refund(name, refundKey), key);
    }

    private Optional<Booking> durable(
            java.util.function.Function<String, @Nullable Entry> look, String key) {
        Entry entry;
        synchronized (this) {
            entry = look.apply(key);
        }
        return entry == null ? Optional.empty() : Optional.of(durable(entry));
    }

    /** Gives back what was authorised; bars the key when nothing was. */
    Booked giveBack(String key) {
        Entry known;
        @Nullable Entry made = null;
        synchronized (this) {
            known = books.of(key);
            if (known == null) {
                made = write(Booking.barred(books.nextId(), key));
            } else if (known.booking().status() == BookingStatus.AUTHORIZED) {
                made = write(known.booking().voided());
            }
        }
        return booked(known, made);
    }

    /** Takes some or all of what was authorised, once; whatever else is booked stays. */
    Booked capture(String key, long amount) {
        Entry known;
        @Nullable Entry made = null;
        synchronized (this) {
            known = books.known(key);
            if (known.booking().status() == BookingStatus.AUTHORIZED) {
                Books.checkPart(amount, known.booking().amount(), "capture-too-large");
                made = write(known.booking().captured(amount));
            }
        }
        return booked(known, made);
    }

    /** Gives back some or all of what was taken, once per refund key. */
    Booked refund(String key, String refundKey, long amount) {
        Entry known;
        @Nullable Entry made = null;
        synchronized (this) {
            known = books.refund(key, refundKey);
            if (known == null) {
                Booking taken = books.refundable(key, amount);
                made = write(taken.refunded(books.nextId(), refundKey, amount));
            }
        }
        Booked booked = booked(known, made);
        Long booking = booked.booking().amount();
        if (booking == null || booking != amount) {
            throw Refused.unprocessable("key-reused", "The key is booked for another refund");
        }
        return booked;
    }

    private Booked booked(@Nullable Entry known, @Nullable Entry made) {
        Entry entry = made == null ? known : made;
        if (entry == null) {
            throw new IllegalStateException("Neither known nor made");
        }
        return new Booked(durable(entry), made != null);
    }

    /**
     * All lines of the journal as a JSON array, oldest first; several of them may be of one key.
     */
    void writeArray(OutputStream out) throws IOException {
        journal.writeArray(out);
    }

    private Entry write(Booking booking) {
        return books.add(booking, journal.append(json.writeValueAsString(booking)));
    }

    private Booking durable(Entry entry) {
        try {
            journal.await(entry.line());
            return entry.booking();
        } catch (IOException failure) {
            SandboxFailure end = unusable("Cannot write the ledger", failure);
            onFailure.accept(end);
            throw end;
        }
    }

    private void replay(String line) {
        books.add(json.readValue(line, Booking.class), 0);
    }

    private static SandboxFailure unusable(String what, Exception why) {
        return new SandboxFailure(SandboxFailure.NO_LEDGER, what + ": " + why.getMessage());
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    /** A booking, and whether this very request made it. */
    record Booked(Booking booking, boolean first) {}

    /** A booking and its line in the journal. */
    record Entry(Booking booking, long line) {}
}
