package dev.storeys.gateway.fastlane;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** W3C trace context: a client's is passed on, else a new one begins here. */
final class Traces {

    static final String HEADER = "traceparent";

    private static final Pattern VALID =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int ID_BEGIN = 3;
    private static final int ID_END = 35;
    private static final HexFormat HEX = HexFormat.of();

    private Traces() {}

    static String continued(@Nullable String parent) {
        return parent != null && VALID.matcher(parent).matches() ? parent : begun();
    }

    /** Not sampled: nobody collects the gateway's own part of it. */
    private static String begun() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "00-"
                + HEX.toHexDigits(random.nextLong() | 1)
                + HEX.toHexDigits(random.nextLong())
                + "-"
                + HEX.toHexDigits(random.nextLong() | 1)
                + "-00";
    }

    /** The id of the whole trace. */
    static String id(String traceparent) {
        return traceparent.substring(ID_BEGIN, ID_END);
    }
}
