package dev.storeys.platform.outbox;

import java.util.List;
import java.util.Random;

/**
 * Takes batches while others are under way, as a producer does. From time to time it loses an
 * event, and then also all that follows until the loss is known, or does not come to say what it
 * has delivered.
 */
final class Pipe implements Transport {

    private final Deliveries deliveries;
    private final Random random;
    private final boolean reliable;

    private boolean broken;
    private int underWay;
    private int mostUnderWay;

    private Pipe(Deliveries deliveries, Random random, boolean reliable) {
        this.deliveries = deliveries;
        this.random = random;
        this.reliable = reliable;
    }

    static Pipe reliable(Deliveries deliveries) {
        return new Pipe(deliveries, new Random(), true);
    }

    static Pipe unreliable(Deliveries deliveries, long seed) {
        return new Pipe(deliveries, new Random(seed), false);
    }

    /** Events that were taken and not awaited, at most. */
    int mostUnderWay() {
        return mostUnderWay;
    }

    @Override
    public Delivery take(List<OutgoingEvent> batch) {
        underWay += batch.size();
        mostUnderWay = Math.max(mostUnderWay, underWay);
        List<OutgoingEvent> through = batch.subList(0, getThrough(batch.size()));
        broken |= through.size() < batch.size();
        deliveries.deliver(through);
        return new Delivery() {
            @Override
            public List<OutgoingEvent> await() {
                underWay -= batch.size();
                if (through.size() < batch.size()) {
                    broken = false;
                } else if (happens(20)) {
                    throw new IllegalStateException("nobody heard of the delivery, on purpose");
                }
                return through;
            }

            @Override
            public boolean mayBeFollowed() {
                return true;
            }
        };
    }

    private int getThrough(int events) {
        if (broken) {
            return 0;
        }
        return happens(5) ? random.nextInt(events) : events;
    }

    private boolean happens(int onceIn) {
        return !reliable && random.nextInt(onceIn) == 0;
    }
}
