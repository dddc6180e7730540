package dev.storeys.gateway.problem;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.ErrorResponse;

/** What an exception means to a client. */
final class Failure {

    private static final int DEEPEST_CAUSE = 10;

    /** Details that say more than the framework's own, which often say too much. */
    private static final Map<HttpStatus, String> DETAILS =
            Map.of(
                    HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here.",
                    HttpStatus.BAD_REQUEST, "The request is malformed.",
                    HttpStatus.NOT_FOUND, "There is nothing here.",
                    HttpStatus.METHOD_NOT_ALLOWED, "This method is not allowed here.");

    private Failure() {}

    static Problem problemOf(Throwable failure) {
        return causes(failure)
                .flatMap(Failure::known)
                .findFirst()
                .orElseGet(() -> plain(HttpStatus.INTERNAL_SERVER_ERROR));
    }

    /** Such as {@code Allow} with a 405. */
    static HttpHeaders headersOf(Throwable failure) {
        return failure instanceof ErrorResponse refusal ? refusal.getHeaders() : HttpHeaders.EMPTY;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE);
    }

    private static Stream<Problem> known(Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> Stream.of(refusal.problem());
            case ErrorResponse refusal -> Stream.of(ofStatus(refusal));
            case ServerExchangeRejectedException _ -> Stream.of(plain(HttpStatus.BAD_REQUEST));
            case DataBufferLimitException _ -> Stream.of(plain(HttpStatus.CONTENT_TOO_LARGE));
            case IOException _, TimeoutException _ -> Stream.of(Problem.unavailable());
            default -> Stream.empty();
        };
    }

    private static Problem ofStatus(ErrorResponse refusal) {
        HttpStatus status = HttpStatus.valueOf(refusal.getStatusCode().value());
        return switch (status) {
            // A neighbour's silence is one and the same thing to a client.
            case BAD_GATEWAY, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT -> Problem.unavailable();
            default -> plain(status);
        };
    }

    private static Problem plain(HttpStatus status) {
        return Problem.of(status, DETAILS.getOrDefault(status, status.getReasonPhrase() + "."));
    }
}
