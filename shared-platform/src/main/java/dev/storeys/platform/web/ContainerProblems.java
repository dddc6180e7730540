package dev.storeys.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

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
        byte[] body =
                problems.write(problems.of(status, status.getReasonPhrase()))
                        .getBytes(StandardCharsets.UTF_8);
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("The client is gone", gone);
        }
    }
}
