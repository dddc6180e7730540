package dev.storeys.payment.sandbox;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
    private final Map<String, Entry> entries = new HashMap<>();
    private final Journal journal;
    private long ids;

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
            @Nullable Entry known = entries.get(key);
            first = known == null;
            entry = known == null ? write(Booking.of(nextId(), key, request)) : known;
        }
        Booking booking = durable(entry);
        if (!booking.answers(request)) {
            throw Refused.unprocessable("key-reused", "The key is booked for another request");
        }
        return new Booked(booking, first);
    }

    Optional<Booking> find(String key) {
        @Nullable Entry entry;
        synchronized (this) {
            entry = entries.get(key);
        }
        return entry == null ? Optional.empty() : Optional.of(durable(entry));
    }

    /** Gives back what was authorised; bars the key when nothing was. */
    Booking giveBack(String key) {
        Entry entry;
        synchronized (this) {
            @Nullable Entry known = entries.get(key);
            if (known == null) {
                entry = write(Booking.barred(nextId(), key));
            } else if (known.booking().status() == BookingStatus.AUTHORIZED) {
                entry = write(known.booking().voided());
            } else {
                entry = known;
            }
        }
        return durable(entry);
    }

    /**
     * All lines of the journal as a JSON array, oldest first; several of them may be of one key.
     */
    void writeArray(OutputStream out) throws IOException {
        journal.writeArray(out);
    }

    private Entry write(Booking booking) {
        Entry entry = new Entry(booking, journal.append(json.writeValueAsString(booking)));
        entries.put(booking.key(), entry);
        return entry;
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
        Booking booking = json.readValue(line, Booking.class);
        entries.put(booking.key(), new Entry(booking, 0));
        ids++;
    }

    /** Unique because no more ids are given out than lines are written. */
    private String nextId() {
        return "auth-" + ++ids;
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

    private record Entry(Booking booking, long line) {}
}
