package dev.storeys.bench.side;

import dev.storeys.bench.server.Processors;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** How many requests a proxy passes on in a second. A window with an error counts as zero. */
record Requests(Target target, Wrk wrk, LongAdder errors) implements Side {

    Requests(Target target, Wrk wrk) {
        this(target, wrk, new LongAdder());
    }

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public Work work(Duration window) throws Exception {
        Wrk.Result result = wrk.run(target, window);
        errors.add(result.errors());
        return result.errors() > 0
                ? new Work(0, 0)
                : new Work(result.requests(), result.perSecond());
    }

    @Override
    public long failed() {
        return errors.sum();
    }

    @Override
    public Processors alone() {
        return target.processors();
    }
}
