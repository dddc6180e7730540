package dev.storeys.gateway.problem;

import java.io.Serial;
import org.springframework.http.HttpStatus;

/** Thrown anywhere in the gateway to answer with a problem document. */
public class Refusal extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final transient Problem problem;

    /** Answers {@code status} with the type {@code urn:storeys:problem:<slug>}. */
    public Refusal(HttpStatus status, String slug, String detail) {
        this(new Problem(status, slug, detail));
    }

    /** Answers {@code status} with the type that the status has by itself. */
    public Refusal(HttpStatus status, String detail) {
        this(Problem.of(status, detail));
    }

    private Refusal(Problem problem) {
        // No stack trace: a refusal is an answer, and the cheaper the better.
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    final Problem problem() {
        return problem;
    }
}
