package dev.storeys.platform.inbox;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.core.JacksonException;

/**
 * Why an event was refused, told without the data in it, so that it may be logged and shown.
 *
 * @param exception the class of what was thrown first
 * @param message its first line with values left out, and where in our code it was thrown
 */
public record Reason(String exception, String message) {

    private static final int LONGEST = 300;
    private static final String OURS = "dev.storeys.";

    // Quoted text, PostgreSQL's "Key (email)=(ada@example.com)", addresses and long numbers.
    private static final Pattern VALUES =
            Pattern.compile("\"[^\"]*\"|'[^']*'|(?<==)\\([^)]*\\)|[^\\s<>()]+@[^\\s<>()]+|\\d{5,}");

    public static Reason of(Throwable refusal) {
        Throwable first = NestedExceptionUtils.getMostSpecificCause(refusal);
        String said =
                first instanceof JacksonException json
                        ? json.getOriginalMessage()
                        : first.getMessage();
        return new Reason(
                first.getClass().getName(), harmless(String.valueOf(said)) + place(first));
    }

    private static String harmless(String message) {
        String line = message.lines().findFirst().orElse("");
        String cut = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
        return VALUES.matcher(cut).replaceAll("…");
    }

    private static String place(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> " (%s:%d)".formatted(frame.getFileName(), frame.getLineNumber()))
                .orElse("");
    }
}
