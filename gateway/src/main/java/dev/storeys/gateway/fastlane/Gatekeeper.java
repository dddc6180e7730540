package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Balanced;
import dev.storeys.gateway.balance.Pool;
import dev.storeys.gateway.balance.Pools;
import dev.storeys.gateway.balance.Visitor;
import dev.storeys.gateway.breaker.Call;
import dev.storeys.gateway.breaker.RouteBreakers;
import dev.storeys.gateway.client.ClientAddress;
import dev.storeys.gateway.limit.RateLimits;
import dev.storeys.gateway.limit.Ruling;
import dev.storeys.gateway.overload.Priority;
import dev.storeys.gateway.route.RouteRule;
import dev.storeys.gateway.route.RouteSettings;
import dev.storeys.gateway.token.OpenRoutes;
import dev.storeys.gateway.token.TokenMemory;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Decides who may take the short way. Who may not is told why by the filter chain. */
final class Gatekeeper {

    private static final String BEARER = "Bearer ";

    private final Map<String, Pool> pools;
    private final TokenMemory tokens;
    private final RouteBreakers breakers;
    private final RateLimits limits;
    private final ClientAddress addresses;

    Gatekeeper(
            Map<String, Pool> pools,
            TokenMemory tokens,
            RouteBreakers breakers,
            RateLimits limits,
            ClientAddress addresses) {
        this.pools = pools;
        this.tokens = tokens;
        this.breakers = breakers;
        this.limits = limits;
        this.addresses = addresses;
    }

    /** The pool of each route, by its id; without those that the lane has no connections for. */
    static Map<String, Pool> pools(Pools pools, RouteSettings settings) {
        Function<RouteRule, Pool> pool = rule -> pools.named(settings.answering(rule.service()));
        return RouteRule.ALL.stream()
                .filter(rule -> isPlain(pool.apply(rule)))
                .collect(Collectors.toMap(RouteRule::id, pool));
    }

    private static boolean isPlain(Pool pool) {
        return pool.backends().stream()
                .allMatch(backend -> "http".equals(backend.url().getScheme()));
    }

    /** What was decided, or nothing if the chain has to. */
    @Nullable Passage admit(Request request) {
        Way way = PlainRequests.include(request.head()) ? way(request.path()) : null;
        String user = way == null ? null : user(request, way.path());
        return way == null || user == null ? null : counted(request, way, user);
    }

    private record Way(String path, RouteRule rule, String pattern, Pool pool) {}

    private @Nullable Way way(String path) {
        for (RouteRule rule : RouteRule.ALL) {
            for (String pattern : rule.patterns()) {
                if (RouteRule.covers(pattern, path)) {
                    Pool pool = pools.get(rule.id());
                    return pool == null ? null : new Way(path, rule, pattern, pool);
                }
            }
        }
        return null;
    }

    /** Whose token it is; empty if it has and needs none; nothing if it is not known to be good. */
    private @Nullable String user(Request request, String path) {
        String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION);
        if (authorization == null) {
            return OpenRoutes.include(request.method().name(), path) ? "" : null;
        }
        if (!authorization.startsWith(BEARER)) {
            return null;
        }
        Jwt token = tokens.remembered(authorization.substring(BEARER.length()));
        return token == null ? null : token.getSubject();
    }

    private @Nullable Passage counted(Request request, Way way, String user) {
        Call call = breakers.enter(way.rule().id());
        if (call == null) {
            return null;
        }
        Visitor visitor = visitor(request, way);
        String method = request.method().name();
        Ruling ruling = limits.rule(method, way.path(), user, visitor.address());
        if (ruling != null && !ruling.allowed()) {
            call.left();
            return null;
        }
        return passage(request, way, user, visitor, ruling, call);
    }

    private Passage passage(
            Request request,
            Way way,
            String user,
            Visitor visitor,
            @Nullable Ruling ruling,
            Call call) {
        return new Passage(
                user,
                way.pattern(),
                Priority.of(request.method().name(), way.path()),
                way.pool(),
                visitor,
                ruling,
                call,
                Traces.continued(request.headers().get(Traces.HEADER)),
                System.nanoTime());
    }

    private Visitor visitor(Request request, Way way) {
        String address =
                addresses.of(
                        request.peer(),
                        () -> request.headers().getAll(ClientAddress.FORWARDED_FOR));
        return new Visitor(address, way.pool().isSticky() ? request.cookie(Balanced.COOKIE) : null);
    }
}
