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
import io.netty.handler.codec.http.cookie.Cookie;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.netty.http.server.HttpServerRequest;

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

    /** The pool of each route, by its id. */
    static Map<String, Pool> pools(Pools pools, RouteSettings settings) {
        Function<RouteRule, Pool> pool = rule -> pools.named(settings.answering(rule.service()));
        return RouteRule.ALL.stream().collect(Collectors.toMap(RouteRule::id, pool));
    }

    /** What was decided, or nothing if the chain has to. */
    @Nullable Passage admit(HttpServerRequest request) {
        Way way = PlainRequests.include(request) ? way(path(request.uri())) : null;
        String user = way == null ? null : user(request, way.path());
        return way == null || user == null ? null : counted(request, way, user);
    }

    private record Way(String path, RouteRule rule, String pattern) {}

    private static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    private static @Nullable Way way(String path) {
        for (RouteRule rule : RouteRule.ALL) {
            for (String pattern : rule.patterns()) {
                if (RouteRule.covers(pattern, path)) {
                    return new Way(path, rule, pattern);
                }
            }
        }
        return null;
    }

    /** Whose token it is; empty if it has and needs none; nothing if it is not known to be good. */
    private @Nullable String user(HttpServerRequest request, String path) {
        String authorization = request.requestHeaders().get(HttpHeaderNames.AUTHORIZATION);
        if (authorization == null) {
            return OpenRoutes.include(request.method().name(), path) ? "" : null;
        }
        if (!authorization.startsWith(BEARER)) {
            return null;
        }
        Jwt token = tokens.remembered(authorization.substring(BEARER.length()));
        return token == null ? null : token.getSubject();
    }

    private @Nullable Passage counted(HttpServerRequest request, Way way, String user) {
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
        return passage(request, way, visitor, ruling, call);
    }

    private Passage passage(
            HttpServerRequest request,
            Way way,
            Visitor visitor,
            @Nullable Ruling ruling,
            Call call) {
        return new Passage(
                way.pattern(),
                Priority.of(request.method().name(), way.path()),
                pool(way),
                visitor,
                ruling,
                call,
                Traces.continued(request.requestHeaders().get(Traces.HEADER)),
                System.nanoTime());
    }

    private Pool pool(Way way) {
        Pool pool = pools.get(way.rule().id());
        if (pool == null) {
            throw new IllegalStateException("No pool for " + way.rule());
        }
        return pool;
    }

    private Visitor visitor(HttpServerRequest request, Way way) {
        InetSocketAddress peer = request.remoteAddress();
        String address =
                addresses.of(
                        peer, () -> request.requestHeaders().getAll(ClientAddress.FORWARDED_FOR));
        return new Visitor(address, pool(way).isSticky() ? mark(request) : null);
    }

    private static @Nullable String mark(HttpServerRequest request) {
        return request.cookies().values().stream()
                .flatMap(Set::stream)
                .filter(cookie -> cookie.name().equals(Balanced.COOKIE))
                .findFirst()
                .map(Cookie::value)
                .orElse(null);
    }
}
