package dev.storeys.gateway.limit;

import dev.storeys.gateway.limit.LimitSettings.Limit;
import dev.storeys.gateway.limit.Limits.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of each request whether its caller may ask that often. */
@Component
public final class RateLimits {

    private static final int GROUPS_OF_IPV6 = 8;

    private final Map<RouteClass, String> policies = new EnumMap<>(RouteClass.class);
    private final Limits limits;
    private final boolean enabled;
    private final MeterRegistry metrics;

    RateLimits(Limits limits, LimitSettings settings, MeterRegistry metrics) {
        for (RouteClass kind : RouteClass.values()) {
            policies.put(kind, policy(kind, settings.of(kind)));
        }
        this.limits = limits;
        this.enabled = settings.enabled();
        this.metrics = metrics;
    }

    /** {@code q} requests at once, all of them back after {@code w} seconds. */
    private static String policy(RouteClass kind, Limit limit) {
        long window = Math.max(1, limit.period().toSeconds() * limit.burst() / limit.rate());
        return kind.quoted() + ";q=" + limit.burst() + ";w=" + window;
    }

    /**
     * Counts one request; nothing is said of one that is not counted.
     *
     * @param user empty without a token
     * @param address where the request comes from
     */
    public @Nullable Ruling rule(String method, String path, String user, String address) {
        RouteClass kind = enabled ? RouteClass.of(method, path) : null;
        if (kind == null) {
            return null;
        }
        Verdict verdict = limits.take(caller(kind, user, address));
        if (!verdict.allowed()) {
            metrics.counter("storeys.limits.refused", "class", kind.word()).increment();
        }
        return new Ruling(policies.getOrDefault(kind, ""), kind, verdict);
    }

    /** An attempt to sign in is the address's, whoever it claims or proves to be already. */
    private static Caller caller(RouteClass kind, String user, String address) {
        return user.isEmpty() || kind == RouteClass.LOGIN
                ? new Caller(kind, network(address))
                : new Caller(kind, user);
    }

    /** Of IPv6 the network counts: whoever has one address has 2^64 of them. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] groups = address.split(":", -1);
        return groups.length < GROUPS_OF_IPV6
                ? address
                : String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
