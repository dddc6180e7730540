package dev.storeys.gateway.balance;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.CLIENT_RESPONSE_CONN_ATTR;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.Connection;

/** One request at one instance, which counts as running until the last byte of its answer. */
final class Call {

    private final Backend backend;
    private final AtomicBoolean ended = new AtomicBoolean();

    Call(Backend backend) {
        this.backend = backend;
        backend.begin();
    }

    /** The head of the answer is here. */
    void answered(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        if (status != null && status.isSameCodeAs(HttpStatus.BAD_GATEWAY)) {
            backend.health().failed();
        } else {
            backend.health().answered();
        }
        Connection connection = exchange.getAttribute(CLIENT_RESPONSE_CONN_ATTR);
        if (connection == null) {
            ended();
        } else {
            connection.onTerminate().subscribe(_ -> {}, _ -> ended(), this::ended);
        }
    }

    /** There is no answer. A refusal of the gateway itself says nothing of the instance. */
    void failed(Throwable failure) {
        if (isSilence(failure)) {
            backend.health().failed();
        }
        ended();
    }

    /** Nobody waits for it any more. */
    void ended() {
        if (ended.compareAndSet(false, true)) {
            backend.end();
        }
    }

    private static boolean isSilence(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || (failure instanceof ErrorResponse refusal
                        && refusal.getStatusCode().isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT));
    }
}
