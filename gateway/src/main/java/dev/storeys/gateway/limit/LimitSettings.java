package dev.storeys.gateway.limit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How often one caller may ask: a user or, without a token, an address.
 *
 * @param enabled whether there are limits at all; load tests lift them
 * @param login proving who one is; each costs a password's hash
 * @param write changing something
 * @param read looking
 * @param flush between two agreements with the other gateways
 * @param callers how many buckets are remembered; beyond it the longest unused are forgotten
 */
@ConfigurationProperties("storeys.limits")
record LimitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue Login login,
        @DefaultValue Write write,
        @DefaultValue Read read,
        @DefaultValue("100ms") Duration flush,
        @DefaultValue("100000") int callers) {

    LimitSettings {
        check("login", login.limit());
        check("write", write.limit());
        check("read", read.limit());
        Assert.isTrue(flush.toMillis() >= 10, "storeys.limits.flush must be 10ms at least");
        Assert.isTrue(callers > 0, "storeys.limits.callers must be over 0");
    }

    private static void check(String name, Limit limit) {
        String key = "storeys.limits." + name;
        Assert.isTrue(limit.rate() > 0, () -> key + ".rate must be over 0");
        Assert.isTrue(limit.period().toMillis() > 0, () -> key + ".period must be over 0");
        Assert.isTrue(
                limit.burst() >= limit.rate(),
                () ->
                        "%s.burst (%d) is below %s.rate (%d); it must be at least as much"
                                .formatted(key, limit.burst(), key, limit.rate()));
    }

    Limit of(RouteClass kind) {
        return switch (kind) {
            case LOGIN -> login.limit();
            case WRITE -> write.limit();
            case READ -> read.limit();
        };
    }

    /** {@code rate} requests in each {@code period}, and {@code burst} of them at once. */
    record Limit(long rate, Duration period, long burst) {}

    record Login(
            @DefaultValue("5") long rate,
            @DefaultValue("1s") Duration period,
            @DefaultValue("50") long burst) {

        Limit limit() {
            return new Limit(rate, period, burst);
        }
    }

    record Write(
            @DefaultValue("20") long rate,
            @DefaultValue("1s") Duration period,
            @DefaultValue("100") long burst) {

        Limit limit() {
            return new Limit(rate, period, burst);
        }
    }

    record Read(
            @DefaultValue("100") long rate,
            @DefaultValue("1s") Duration period,
            @DefaultValue("400") long burst) {

        Limit limit() {
            return new Limit(rate, period, burst);
        }
    }
}
