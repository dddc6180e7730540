package dev.storeys.gateway.balance;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether an instance should get requests, by what it says of itself (active) and by what becomes
 * of its requests (passive). Who was out comes back slowly: a process that has just started, or was
 * just overrun, would only fail again under its whole share.
 */
final class Health {

    private static final int LONGEST_DOUBLING = 4;
    private static final double FIRST_SHARE = 0.1;

    private final BalancerSettings settings;
    private final LongSupplier nanos;

    private volatile boolean ready = true;
    private volatile long shutUntil;
    private volatile boolean whole = true;
    private int missed;
    private int failures;
    private int ejections;

    Health(BalancerSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        this.shutUntil = nanos.getAsLong();
    }

    /** The part of its usual share that it should get: 0 is out, 1 is well. */
    double share() {
        if (whole) {
            return 1;
        }
        if (!ready) {
            return 0;
        }
        long since = nanos.getAsLong() - shutUntil;
        if (since < 0) {
            return 0;
        }
        double share = (double) since / Math.max(1, settings.slowReturn().toNanos());
        if (share >= 1) {
            recovered();
        }
        return Math.clamp(share, FIRST_SHARE, 1);
    }

    private synchronized void recovered() {
        if (ready && nanos.getAsLong() - shutUntil >= settings.slowReturn().toNanos()) {
            whole = true;
        }
    }

    /** It says that it is ready. */
    synchronized void isReady() {
        missed = 0;
        if (!ready) {
            shutUntil = latest(shutUntil, nanos.getAsLong());
            ready = true;
        }
    }

    /** It says that it is not, or there is nobody. */
    synchronized void isNotReady() {
        ready = false;
        whole = false;
    }

    /** It does not say. */
    synchronized void isSilent() {
        missed++;
        if (missed >= settings.missedLooks()) {
            isNotReady();
        }
    }

    /** A request was answered, whatever the answer. */
    void answered() {
        if (failures > 0 || ejections > 0) {
            forgive();
        }
    }

    private synchronized void forgive() {
        failures = 0;
        if (whole) {
            ejections = 0;
        }
    }

    /** A request got no answer. */
    synchronized void failed() {
        failures++;
        if (failures >= settings.failures()) {
            failures = 0;
            Duration out = settings.ejection().multipliedBy(1L << ejections);
            ejections = Math.min(ejections + 1, LONGEST_DOUBLING);
            shutUntil = latest(shutUntil, nanos.getAsLong() + out.toNanos());
            whole = false;
        }
    }

    private static long latest(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
