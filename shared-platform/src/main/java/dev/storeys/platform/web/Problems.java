package dev.storeys.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Makes problems complete: each has a stable type and the trace that the logs know it by. */
public final class Problems {

    private final JsonMapper json;
    private final Supplier<@Nullable String> currentTrace;

    Problems(JsonMapper json, Supplier<@Nullable String> currentTrace) {
        this.json = json;
        this.currentTrace = currentTrace;
    }

    /** A problem whose type follows from its status. */
    public ProblemDetail of(HttpStatusCode status, String detail) {
        return complete(ProblemDetail.forStatusAndDetail(status, detail));
    }

    /** Adds what is missing. */
    public ProblemDetail complete(ProblemDetail problem) {
        if (problem.getType() == null || problem.getType().toString().equals("about:blank")) {
            problem.setType(URI.create(Refusal.TYPES + slug(problem.getStatus())));
        }
        problem.setProperty("traceId", trace());
        return problem;
    }

    /** The problem as JSON text. */
    public String write(ProblemDetail problem) {
        return json.writeValueAsString(problem);
    }

    /** Answers with the refusal where no controller advice does. */
    void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.getStatusCode().value());
        refusal.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(write(complete(refusal.getBody())));
    }

    /** The current trace, or an id that at least joins answer and log line. */
    public String trace() {
        String trace = currentTrace.get();
        return trace != null
                ? trace
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    private static String slug(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null
                ? "status-" + status
                : known.getReasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }
}
