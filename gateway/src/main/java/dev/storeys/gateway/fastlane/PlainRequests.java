package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.overload.Uploads;
import dev.storeys.gateway.problem.RequestIds;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requests that everybody reads alike. What filters of the chain look for and refuse, or treat in a
 * way of its own, is not among them.
 */
final class PlainRequests {

    private static final Set<HttpMethod> METHODS =
            Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE);

    /** Preflights and uploads in pieces, changes of protocol, and questions before the body. */
    private static final CharSequence[] SPECIAL = {
        HttpHeaderNames.ORIGIN,
        HttpHeaderNames.TRANSFER_ENCODING,
        HttpHeaderNames.UPGRADE,
        HttpHeaderNames.EXPECT
    };

    /** The codec lets only digits through; these many fit into a number. */
    private static final int DIGITS = 9;

    private PlainRequests() {}

    static boolean include(HttpRequest request) {
        return request.decoderResult().isSuccess()
                && METHODS.contains(request.method())
                && HttpVersion.HTTP_1_1.equals(request.protocolVersion())
                && isPlain(request.uri())
                && hasNothingSpecial(request.headers());
    }

    private static boolean hasNothingSpecial(HttpHeaders headers) {
        for (CharSequence name : SPECIAL) {
            if (headers.contains(name)) {
                return false;
            }
        }
        return headers.getAll(HttpHeaderNames.AUTHORIZATION).size() <= 1
                && headers.getAll(HttpHeaderNames.HOST).size() == 1
                && isSmall(headers.get(HttpHeaderNames.CONTENT_LENGTH))
                && isIdSane(headers.get(RequestIds.HEADER));
    }

    private static boolean isIdSane(@Nullable String id) {
        return id == null || RequestIds.isSane(id);
    }

    private static boolean isSmall(@Nullable String length) {
        return length == null
                || (length.length() <= DIGITS && Long.parseLong(length) <= Uploads.SMALL);
    }

    /** A path of letters, digits and a few signs, and a query in which nothing is hidden. */
    static boolean isPlain(String uri) {
        int query = uri.indexOf('?');
        int end = query < 0 ? uri.length() : query;
        for (int place = 0; place < end; place++) {
            if (!isOfAPath(uri, place)) {
                return false;
            }
        }
        for (int place = end; place < uri.length(); place++) {
            if (!isOfAQuery(uri.charAt(place))) {
                return false;
            }
        }
        return uri.startsWith("/");
    }

    private static boolean isOfAPath(String uri, int place) {
        char sign = uri.charAt(place);
        if (sign == '/' || sign == '.') {
            // Neither // nor a segment that begins with a dot.
            return place == 0 ? sign == '/' : uri.charAt(place - 1) != '/';
        }
        return isLetterOrDigit(sign) || sign == '-' || sign == '_';
    }

    private static boolean isOfAQuery(char sign) {
        return isLetterOrDigit(sign) || "?=&-_.,:+~".indexOf(sign) >= 0;
    }

    private static boolean isLetterOrDigit(char sign) {
        return (sign >= 'a' && sign <= 'z')
                || (sign >= 'A' && sign <= 'Z')
                || (sign >= '0' && sign <= '9');
    }
}
