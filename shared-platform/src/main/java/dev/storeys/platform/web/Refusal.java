package dev.storeys.platform.web;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A fact that ends a request, such as "out of stock"; answered as problem details (RFC 9457) of
 * type {@code urn:storeys:problem:TYPE}.
 */
public abstract class Refusal extends ErrorResponseException {

    /** What every problem type begins with. */
    public static final String TYPES = "urn:storeys:problem:";

    protected Refusal(HttpStatus status, String type, String detail) {
        this(status, type, detail, null);
    }

    /** Keeps what was behind it; a cause cannot be added later. */
    protected Refusal(HttpStatus status, String type, String detail, @Nullable Throwable cause) {
        super(status, problem(status, type, detail), cause);
    }

    /** Adds a member to the problem. */
    protected final void with(String property, Object value) {
        getBody().setProperty(property, value);
    }

    /** Tells the client when to try again. */
    protected final void retryAfter(Duration pause) {
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, pause.toSeconds())));
    }

    private static ProblemDetail problem(HttpStatus status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPES + type));
        problem.setTitle(status.getReasonPhrase());
        return problem;
    }
}
