package dev.storeys.bench.side;

/** What a side did in a window, and how long that took. */
public record Work(double done, double seconds) {

    static Work since(long start, double done) {
        return new Work(done, (System.nanoTime() - start) / 1e9);
    }

    public double perSecond() {
        return done / seconds;
    }
}
