package dev.storeys.platform.outbox;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a relay does in one transaction: the events that wait at its beginning go to the transport
 * in the order of their positions, several batches at once, and each batch is deleted as soon as it
 * is delivered. All reading is of one moment: what is seen of a key has nothing unseen before it.
 */
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    /** How a round ended. */
    enum End {
        /** More may wait, and can go now. */
        FULL,
        /** Nothing is left, or nothing that could go now. */
        LAST,
        /** Another relay is at work. */
        TAKEN
    }

    private record UnderWay(List<OutgoingEvent> batch, Transport.Delivery delivery) {}

    private final OutboxTable table;
    private final Transport transport;
    private final OutboxSettings settings;
    private final BooleanSupplier wanted;
    private final Queue<UnderWay> underWay = new ArrayDeque<>();
    private final long deadline;

    private boolean stuck;
    private @Nullable RuntimeException failure;

    Round(OutboxTable table, Transport transport, OutboxSettings settings, BooleanSupplier wanted) {
        this.table = table;
        this.transport = transport;
        this.settings = settings;
        this.wanted = wanted;
        this.deadline = System.nanoTime() + settings.roundTime().toNanos();
    }

    /** Plays it, inside the transaction. */
    End play() {
        if (!table.lock()) {
            return End.TAKEN;
        }
        boolean all = table.read(settings.batchSize(), this::take);
        settleDownTo(0);
        return all || stuck ? End.LAST : End.FULL;
    }

    /** After the transaction, which must keep what was settled before the transport failed. */
    void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Says whether the next batch may come. */
    private boolean take(List<OutgoingEvent> batch) {
        int most = send(batch) ? settings.ahead() : 0;
        settleDownTo(most);
        return !stuck && wanted.getAsBoolean() && System.nanoTime() < deadline;
    }

    private boolean send(List<OutgoingEvent> batch) {
        try {
            Transport.Delivery delivery = transport.take(batch);
            underWay.add(new UnderWay(batch, delivery));
            return delivery.mayBeFollowed();
        } catch (RuntimeException unsent) {
            failure = unsent;
            return false;
        }
    }

    private void settleDownTo(int number) {
        while (!stuck && underWay.size() > number) {
            settle(underWay.remove());
        }
        stuck |= failure != null;
    }

    private void settle(UnderWay next) {
        List<OutgoingEvent> delivered = delivered(next.delivery);
        table.remove(delivered);
        int waiting = next.batch.size() - delivered.size();
        if (waiting > 0) {
            // What followed may have got through or not; it will be offered again behind these.
            stuck = true;
            LOG.warn("Outbox of {}: {} events wait", table.schema(), waiting);
        }
    }

    private List<OutgoingEvent> delivered(Transport.Delivery delivery) {
        try {
            return delivery.await();
        } catch (RuntimeException unknown) {
            failure = unknown;
            return List.of();
        }
    }
}
