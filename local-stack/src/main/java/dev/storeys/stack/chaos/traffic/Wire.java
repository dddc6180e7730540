package dev.storeys.stack.chaos.traffic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * HTTP as customers speak it, each with one thread. It has to cost little: what it takes of a
 * machine that the shop is on as well, the shop lacks. It keeps cookies, so that a balancer which
 * binds clients to instances binds all of these to one.
 */
final class Wire implements AutoCloseable {

    private static final Timeout CONNECT = Timeout.ofSeconds(2);
    // Longer than the shop's own patience with itself: a timeout here is the network's.
    private static final Timeout ANSWER = Timeout.ofSeconds(15);
    private static final TimeValue IDLE_BEFORE_A_LOOK = TimeValue.ofMilliseconds(500);
    private static final String SOURCE = "X-Data-Source";
    private static final int MOST_CONNECTIONS = 10_000;

    private final CloseableHttpClient client =
            HttpClients.custom()
                    .setConnectionManager(connections())
                    .setDefaultRequestConfig(
                            RequestConfig.custom().setResponseTimeout(ANSWER).build())
                    // Each request is one, and every answer is looked at as it came.
                    .disableAutomaticRetries()
                    .disableRedirectHandling()
                    .disableContentCompression()
                    .build();

    private static HttpClientConnectionManager connections() {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(ANSWER)
                                .setValidateAfterInactivity(IDLE_BEFORE_A_LOOK)
                                .build())
                .build();
    }

    Reply send(ClassicRequestBuilder request) {
        try {
            return client.execute(request.build(), Wire::reply);
        } catch (IOException noAnswer) {
            return Reply.none(noAnswer);
        }
    }

    private static Reply reply(ClassicHttpResponse response) throws IOException {
        HttpEntity body = response.getEntity();
        byte[] bytes = body == null ? new byte[0] : EntityUtils.toByteArray(body);
        return new Reply(
                response.getCode(),
                new String(bytes, StandardCharsets.UTF_8),
                "",
                response.containsHeader("Retry-After"),
                response.containsHeader(SOURCE) ? response.getFirstHeader(SOURCE).getValue() : "");
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
