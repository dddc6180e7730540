package dev.storeys.bench.side;

import dev.storeys.bench.server.Processors;
import java.time.Duration;

/**
 * By how much a proxy makes one client wait longer than the backend does, which is asked just
 * before each window.
 */
final class AddedTime implements Side {

    private final Target target;
    private final Target backend;
    private final Wrk wrk;

    private double without;
    private long errors;

    AddedTime(Target target, Target backend, Wrk wrk) {
        this.target = target;
        this.backend = backend;
        this.wrk = wrk;
    }

    @Override
    public String name() {
        return target.name();
    }

    @Override
    public void prepare(Duration window) throws Exception {
        without = p50(wrk.run(backend, window));
    }

    @Override
    public Work work(Duration window) throws Exception {
        Wrk.Result result = wrk.run(target, window);
        return new Work(result.requests(), p50(result) - without);
    }

    /** No number at all when something failed, so that no ratio comes of it. */
    private double p50(Wrk.Result result) {
        errors += result.errors();
        return result.errors() > 0 ? Double.NaN : result.p50();
    }

    @Override
    public long failed() {
        return errors;
    }

    @Override
    public Processors alone() {
        return target.processors();
    }
}
