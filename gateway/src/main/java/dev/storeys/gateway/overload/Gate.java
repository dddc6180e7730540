package dev.storeys.gateway.overload;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limiter.AbstractPartitionedLimiter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets as many requests into one pool at once as it answers in good time. Below the bound anybody
 * may enter; at the bound only those whose priority has not used up what is kept for it, so nobody
 * ever waits here.
 */
public final class Gate {

    private static final double STEP_DOWN = 0.9;

    private final Places places;

    Gate(OverloadSettings settings, int instances) {
        this(settings, instances, System::nanoTime);
    }

    Gate(OverloadSettings settings, int instances, LongSupplier nanos) {
        Builder builder = new Builder().limit(limit(settings, instances, nanos)).nanoClock(nanos);
        builder.partitionResolver(Priority::word);
        for (Priority priority : Priority.values()) {
            builder.partition(priority.word(), settings.share(priority));
        }
        this.places = new Places(builder);
    }

    /** Begins near the least: a fast pool makes its way up in seconds, a slow one never has it. */
    private static Limit limit(OverloadSettings settings, int instances, LongSupplier nanos) {
        int first = Math.min(2 * settings.least(), settings.most());
        AIMDLimit limit =
                AIMDLimit.newBuilder()
                        .minLimit(settings.least() * instances)
                        .initialLimit(first * instances)
                        .maxLimit(settings.most() * instances)
                        .backoffRatio(STEP_DOWN)
                        .timeout(settings.slow().toNanos(), TimeUnit.NANOSECONDS)
                        .build();
        return new Averaged(limit, nanos.getAsLong());
    }

    /** A place in the pool; nothing if there is none. */
    public @Nullable Permit tryEnter(Priority priority) {
        return places.acquire(priority).map(Permit::new).orElse(null);
    }

    /** How many may be in at once. */
    int limit() {
        return places.getLimit();
    }

    /** How many are in. */
    int inside() {
        return places.getInflight();
    }

    private static final class Builder
            extends AbstractPartitionedLimiter.Builder<Builder, Priority> {

        @Override
        protected Builder self() {
            return this;
        }
    }

    private static final class Places extends AbstractPartitionedLimiter<Priority> {

        Places(Builder builder) {
            super(builder);
        }
    }
}
