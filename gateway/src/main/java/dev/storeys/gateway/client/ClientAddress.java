package dev.storeys.gateway.client;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * The address that a request comes from: that of the connection or, when a trusted proxy holds it,
 * the last address of {@code X-Forwarded-For} that no trusted proxy has. What stands further left
 * is whatever the client wrote.
 */
@Component
public final class ClientAddress {

    /** The header in which proxies say for whom they ask. */
    public static final String FORWARDED_FOR = "X-Forwarded-For";

    private static final String UNKNOWN = "0.0.0.0";

    private final List<IpSubnetFilterRule> trusted;

    ClientAddress(TrustedProxies settings) {
        this.trusted = settings.trustedProxies().stream().map(ClientAddress::network).toList();
    }

    private static IpSubnetFilterRule network(String text) {
        try {
            return new IpSubnetFilterRule(text.strip(), IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "storeys.web.trusted-proxies: '%s' is no network such as 10.0.0.0/8"
                            .formatted(text));
        }
    }

    /** The address as text, such as {@code 203.0.113.7}. */
    public String of(ServerHttpRequest request) {
        return of(request.getRemoteAddress(), () -> request.getHeaders().getOrEmpty(FORWARDED_FOR));
    }

    /**
     * The address as text.
     *
     * @param peer the other end of the connection
     * @param forwarded the values of {@code X-Forwarded-For}
     */
    public String of(@Nullable InetSocketAddress peer, Supplier<List<String>> forwarded) {
        InetAddress address = peer == null ? null : peer.getAddress();
        if (address == null) {
            return UNKNOWN;
        }
        return trusted.isEmpty()
                ? address.getHostAddress()
                : behind(address, forwarded.get()).getHostAddress();
    }

    private InetAddress behind(InetAddress peer, List<String> forwarded) {
        InetAddress address = peer;
        String[] hops = String.join(",", forwarded).split(",", -1);
        for (int place = hops.length - 1; place >= 0 && isTrusted(address); place--) {
            InetAddress hop = literal(hops[place].strip());
            if (hop == null) {
                return address;
            }
            address = hop;
        }
        return address;
    }

    private boolean isTrusted(InetAddress address) {
        InetSocketAddress anyPort = new InetSocketAddress(address, 0);
        return trusted.stream().anyMatch(network -> network.matches(anyPort));
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }
}
