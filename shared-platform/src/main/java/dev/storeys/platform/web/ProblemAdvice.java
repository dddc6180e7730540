package dev.storeys.platform.web;

import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every exception leaves as problem details, and none takes internals along. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<Map<String, String>> errors =
                invalid.getBindingResult().getFieldErrors().stream()
                        .map(ProblemAdvice::fieldError)
                        .toList();
        invalid.getBody().setProperty("errors", errors);
        invalid.getBody().setDetail("The request breaks a rule of the API; see errors.");
        return super.handleMethodArgumentNotValid(invalid, headers, status, request);
    }

    /** A refusal that came up while the body was read (its size, say) is the better answer. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return createResponseEntity(
                        refusal.getBody(), refusal.getHeaders(), refusal.getStatusCode(), request);
            }
        }
        return super.handleHttpMessageNotReadable(unreadable, headers, status, request);
    }

    private static Map<String, String> fieldError(FieldError error) {
        String message = error.getDefaultMessage();
        // What Spring says of a value that it cannot convert names Java types.
        return Map.of(
                "field",
                error.getField(),
                "message",
                error.isBindingFailure() || message == null ? "has the wrong type" : message);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    @Nullable ResponseEntity<Object> database(Exception failure, WebRequest request) {
        return switch (DatabaseFault.of(failure)) {
            case BAD_VALUE -> answer(HttpStatus.BAD_REQUEST, "A value cannot be stored.", request);
            case UNAVAILABLE -> unavailable(failure, request);
            case DEFECT -> defect(failure, request);
        };
    }

    @ExceptionHandler(AccessDeniedException.class)
    @Nullable ResponseEntity<Object> forbidden(WebRequest request) {
        return answer(HttpStatus.FORBIDDEN, "Your account may not do this.", request);
    }

    @ExceptionHandler(AuthenticationException.class)
    @Nullable ResponseEntity<Object> unauthenticated(WebRequest request) {
        return answer(HttpStatus.UNAUTHORIZED, "This call needs a valid access token.", request);
    }

    @ExceptionHandler({
        InvalidMediaTypeException.class,
        IllegalCharsetNameException.class,
        UnsupportedCharsetException.class
    })
    @Nullable ResponseEntity<Object> unknownFormat(WebRequest request) {
        return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The API reads JSON in UTF-8.", request);
    }

    /** Thrown when a query cannot be decoded, such as one that is not UTF-8. */
    @ExceptionHandler(InvalidParameterException.class)
    @Nullable ResponseEntity<Object> undecodable(WebRequest request) {
        return answer(HttpStatus.BAD_REQUEST, "The query cannot be decoded.", request);
    }

    @ExceptionHandler(Exception.class)
    @Nullable ResponseEntity<Object> anythingElse(Exception failure, WebRequest request) {
        return DatabaseFault.of(failure) == DatabaseFault.UNAVAILABLE
                ? unavailable(failure, request)
                : defect(failure, request);
    }

    private @Nullable ResponseEntity<Object> unavailable(Exception failure, WebRequest request) {
        LOG.warn("Database unavailable: {}", failure.toString());
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "1");
        ProblemDetail problem =
                problems.of(HttpStatus.SERVICE_UNAVAILABLE, "Please try again in a moment.");
        return handleExceptionInternal(
                failure, problem, headers, HttpStatus.SERVICE_UNAVAILABLE, request);
    }

    private @Nullable ResponseEntity<Object> defect(Exception failure, WebRequest request) {
        LOG.error("Unexpected failure", failure);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here.", request);
    }

    private @Nullable ResponseEntity<Object> answer(
            HttpStatus status, String detail, WebRequest request) {
        return createResponseEntity(
                problems.of(status, detail), new HttpHeaders(), status, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem =
                body instanceof ProblemDetail given ? given : problems.of(status, "");
        // Said outright, since a client that accepts nothing we have must still learn why.
        HttpHeaders complete = new HttpHeaders();
        complete.addAll(headers);
        complete.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.createResponseEntity(problems.complete(problem), complete, status, request);
    }
}
