package dev.storeys.gateway.limit;

import dev.storeys.gateway.limit.LimitSettings.Limit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * The bucket of one caller in this process. What it allows is told to the bucket that all gateways
 * share, and what that one has left then is the truth here, less what was allowed meanwhile. The
 * shared one may go below zero when several gateways allowed the same; all refuse until it is paid
 * back, so that over time they allow no more than one would.
 */
final class Meter {

    /**
     * Tokens for one request. Buckets compare whole tokens, and each comparison would be wrong by
     * up to a request if a token were one.
     */
    static final long PRICE = 1000;

    private final BucketConfiguration rule;
    private final Bucket bucket;
    private long unshared;
    private boolean sharing;

    Meter(Limit limit, TimeMeter clock) {
        this.rule = rule(limit);
        this.bucket =
                Bucket.builder()
                        .addLimit(rule.getBandwidths()[0])
                        .withCustomTimePrecision(clock)
                        .build();
    }

    static BucketConfiguration rule(Limit limit) {
        Bandwidth bandwidth =
                Bandwidth.builder()
                        .capacity(limit.burst() * PRICE)
                        .refillGreedy(limit.rate() * PRICE, limit.period())
                        .build();
        return BucketConfiguration.builder().addLimit(bandwidth).build();
    }

    BucketConfiguration rule() {
        return rule;
    }

    synchronized Verdict take() {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(PRICE);
        if (probe.isConsumed()) {
            unshared += PRICE;
            return new Verdict(
                    true,
                    probe.getRemainingTokens() / PRICE,
                    Duration.ofNanos(probe.getNanosToWaitForReset()));
        }
        return new Verdict(false, 0, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** Whether the shared bucket has not answered yet. */
    synchronized boolean isSharing() {
        return sharing;
    }

    /** The tokens that the shared bucket does not know of; it will be told now. */
    synchronized long share() {
        sharing = true;
        long told = unshared;
        unshared = 0;
        return told;
    }

    /** The shared bucket knows what it was told, and has so many tokens left for all. */
    synchronized void shared(long left) {
        sharing = false;
        long surplus = bucket.getAvailableTokens() - (left - unshared);
        if (surplus > 0) {
            bucket.consumeIgnoringRateLimits(surplus);
        } else if (surplus < 0) {
            bucket.addTokens(-surplus);
        }
    }

    /**
     * The shared bucket cannot be reached: this one alone counts. Nothing is made up for later, as
     * by then the shared one has long been full again.
     */
    synchronized void notShared() {
        sharing = false;
        unshared = 0;
    }
}
