package dev.storeys.bench.side;

/**
 * What a side did in a window.
 *
 * @param figure what the window is judged by: how much it did in a second, unless the contest has
 *     another unit
 */
public record Work(double done, double figure) {

    static Work during(double seconds, double done) {
        return new Work(done, done / seconds);
    }

    static Work since(long start, double done) {
        return during((System.nanoTime() - start) / 1e9, done);
    }
}
