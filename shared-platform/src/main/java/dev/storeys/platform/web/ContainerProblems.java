package dev.storeys.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * What Tomcat refuses before any filter sees it (an illegal URL, say) is a problem, not a web page.
 */
final class ContainerProblems extends ErrorReportValve {

    private final Problems problems;

    ContainerProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int code = response.getStatus();
        HttpStatus status = HttpStatus.resolve(code);
        if (status == null
                || code < 400
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        ProblemDetail problem = problems.of(status, status.getReasonPhrase());
        byte[] body = problems.write(problem).getBytes(StandardCharsets.UTF_8);
        try {
            addWhatFiltersWould(response, problem);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("The client is gone", gone);
        }
    }

    private static void addWhatFiltersWould(Response response, ProblemDetail problem) {
        BrowserHeaders.ALWAYS.forEach(response::setHeader);
        if (!response.containsHeader(RequestIdFilter.HEADER)) {
            Object trace = Objects.requireNonNull(problem.getProperties()).get("traceId");
            response.setHeader(RequestIdFilter.HEADER, String.valueOf(trace));
        }
    }
}
