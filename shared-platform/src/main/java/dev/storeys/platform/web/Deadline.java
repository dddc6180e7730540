package dev.storeys.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Until when the answer to a request is waited for, as whoever sent it says. */
public final class Deadline {

    /**
     * Milliseconds since 1970. A time to wait would be simpler for clocks that disagree, but does
     * not count the time that a request lies in a queue or before a process that stands still.
     */
    public static final String HEADER = "X-Request-Deadline";

    private static final int LONGEST_NUMBER = 18;

    private Deadline() {}

    /** Whether nobody waits any more. What is no number is no deadline. */
    static boolean isOver(HttpServletRequest request, long nowMillis) {
        String said = request.getHeader(HEADER);
        return said != null && isNumber(said) && Long.parseLong(said) < nowMillis;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(sign -> sign >= '0' && sign <= '9');
    }

    /** The deadline of the request that this thread answers, for the requests that it causes. */
    public static @Nullable String ofThisRequest() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes current
                ? current.getRequest().getHeader(HEADER)
                : null;
    }
}
