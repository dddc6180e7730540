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
    private static final int SPAN_END = 52;
    private static final HexFormat HEX = HexFormat.of();

    private Traces() {}

    /** The same trace in a step of its own. */
    static String continued(@Nullable String parent) {
        if (parent == null || !VALID.matcher(parent).matches()) {
            return begun();
        }
        return parent.substring(0, ID_END) + "-" + spanId() + parent.substring(SPAN_END);
    }

    /** Not sampled: nobody collects the gateway's own part of it. */
    private static String begun() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String id = HEX.toHexDigits(random.nextLong() | 1) + HEX.toHexDigits(random.nextLong());
        return "00-" + id + "-" + spanId() + "-00";
    }

    private static String spanId() {
        return HEX.toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
    }

    /** The id of the whole trace. */
    static String id(String traceparent) {
        return traceparent.substring(ID_BEGIN, ID_END);
    }
}
