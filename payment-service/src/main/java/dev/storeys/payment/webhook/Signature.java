package dev.storeys.payment.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is signed with: {@code t=SECONDS,v1=HEX}, where HEX is the HMAC-SHA256 of the
 * seconds, a dot and the body.
 */
record Signature(String seconds, String code) {

    /** The header that carries it. */
    static final String HEADER = "Sandbox-Signature";

    private static final Pattern FORMAT = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");

    static Signature of(@Nullable String header) {
        Matcher parts = FORMAT.matcher(header == null ? "" : header);
        if (!parts.matches()) {
            throw new BadSignature();
        }
        return new Signature(parts.group(1), parts.group(2));
    }

    /** Refuses what another has signed, and what was signed too long ago to be anything new. */
    void check(String secret, byte[] body, Instant now, Duration tolerance) {
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now).abs();
        // Compared in constant time, so that the time of a refusal tells nothing about the code.
        boolean genuine =
                MessageDigest.isEqual(code.getBytes(StandardCharsets.US_ASCII), code(secret, body));
        if (!genuine || age.compareTo(tolerance) > 0) {
            throw new BadSignature();
        }
    }

    private byte[] code(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            String code = HexFormat.of().formatHex(mac.doFinal(body));
            return code.getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }
}
