package dev.storeys.load.replay;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reply to one attempt to place an order; without a status when the connection failed.
 *
 * @param retryAfter the header of that name in seconds, or anything else if it is missing
 */
public record Reply(@Nullable Integer status, @Nullable String retryAfter, @Nullable String body) {

    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
    private static final long LONGEST_WAIT = 10;

    public boolean isAccepted() {
        return status != null && status == 202;
    }

    /** True when the same order under the same key may still go through. */
    public boolean asksForAnotherAttempt() {
        return status == null || BUSY.contains(status) || (status == 409 && seconds() > 0);
    }

    public Duration pause() {
        return Duration.ofSeconds(Math.clamp(seconds(), 1, LONGEST_WAIT));
    }

    /** The last part of the problem's type, or the bare status when the body is no problem. */
    public String reason() {
        String type = json().path("type").asString("");
        String reason = type.substring(type.lastIndexOf(':') + 1);
        if (status == null) {
            return "no connection";
        }
        return reason.isEmpty() ? "http-" + status : reason;
    }

    public JsonNode json() {
        try {
            return JsonMapper.shared().readTree(body == null ? "" : body);
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode();
        }
    }

    private long seconds() {
        return retryAfter != null && retryAfter.matches("\\d{1,9}")
                ? Long.parseLong(retryAfter)
                : 0;
    }
}
