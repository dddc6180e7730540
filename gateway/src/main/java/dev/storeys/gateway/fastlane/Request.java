package dev.storeys.gateway.fastlane;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param peer the other end of its connection; nothing if that is closed already
 * @param scheme how it came, {@code http} or {@code https}
 */
record Request(HttpRequest head, @Nullable InetSocketAddress peer, String scheme) {

    static Request of(HttpRequest head, Channel client) {
        boolean secure = client.pipeline().get(SslHandler.class) != null;
        var peer = (InetSocketAddress) client.remoteAddress();
        return new Request(head, peer, secure ? "https" : "http");
    }

    HttpMethod method() {
        return head.method();
    }

    String uri() {
        return head.uri();
    }

    /** The address without its query. */
    String path() {
        int query = uri().indexOf('?');
        return query < 0 ? uri() : uri().substring(0, query);
    }

    HttpHeaders headers() {
        return head.headers();
    }

    boolean hasBody() {
        String length = headers().get(HttpHeaderNames.CONTENT_LENGTH);
        return length != null && !length.equals("0");
    }

    /** Whether it changes nothing, so that it may be sent twice. */
    boolean isSafe() {
        return !hasBody() && (method().equals(HttpMethod.GET) || method().equals(HttpMethod.HEAD));
    }

    boolean wantsMore() {
        return HttpUtil.isKeepAlive(head);
    }

    @Nullable String cookie(String name) {
        for (String header : headers().getAll(HttpHeaderNames.COOKIE)) {
            for (Cookie cookie : ServerCookieDecoder.STRICT.decodeAll(header)) {
                if (cookie.name().equals(name)) {
                    return cookie.value();
                }
            }
        }
        return null;
    }
}
