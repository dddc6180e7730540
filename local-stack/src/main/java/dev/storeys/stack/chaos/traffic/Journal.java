package dev.storeys.stack.chaos.traffic;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** Every request with its answer, and every fault, as one line of JSON each. */
public final class Journal implements AutoCloseable {

    private final JsonMapper json = JsonMapper.builder().build();
    private final BufferedWriter file;

    private Journal(BufferedWriter file) {
        this.file = file;
    }

    public static Journal in(Path path) throws IOException {
        Files.createDirectories(path.resolveSibling("."));
        return new Journal(Files.newBufferedWriter(path));
    }

    /**
     * A request.
     *
     * @param at when it was sent
     * @param user the customer's id
     */
    record Line(
            Instant at,
            String key,
            String user,
            long millis,
            int status,
            String body,
            String failure) {}

    /** A look at something that was not there. */
    record Look(Instant at, String path, long millis, int status, String body, String failure) {}

    /** A token that was refused, so that its owner signs in again and asks once more. */
    record SignedOut(Instant at, String signedOut, String path) {}

    /** Something that was done to a component. */
    record Event(Instant at, String fault, String component) {}

    void tell(Purchase purchase, Instant sent, Reply reply) {
        long millis = Instant.now().toEpochMilli() - sent.toEpochMilli();
        write(
                new Line(
                        sent,
                        purchase.key(),
                        purchase.shopper().id().toString(),
                        millis,
                        reply.status(),
                        reply.body(),
                        reply.failure()));
    }

    void tell(String path, Instant sent, Reply reply) {
        long millis = Instant.now().toEpochMilli() - sent.toEpochMilli();
        write(new Look(sent, path, millis, reply.status(), reply.body(), reply.failure()));
    }

    void signedOut(Shopper shopper, String path) {
        write(new SignedOut(Instant.now(), shopper.id().toString(), path));
    }

    public void fault(String what, String component) {
        write(new Event(Instant.now(), what, component));
    }

    private synchronized void write(Object line) {
        try {
            file.write(json.writeValueAsString(line));
            file.newLine();
        } catch (IOException failure) {
            throw new UncheckedIOException("The journal cannot be written", failure);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
