package dev.storeys.payment.webhook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTests {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    // printf '1700000000.{"id":"evt-1"}' | openssl dgst -sha256 -hmac secret
    private static final String HEADER =
            "t=1700000000,v1=9345f9374bb95cbb3d927d2cc0decf6b672b5da8a5fd2fb364206dea648910b0";

    private final Instant then = Instant.ofEpochSecond(1_700_000_000);
    private final byte[] body = "{\"id\":\"evt-1\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void knowsWhatTheProviderSigned() {
        for (long late : new long[] {0, 299, -299}) {
            assertThatCode(() -> check("secret", body, then.plusSeconds(late)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void refusesAnotherBodySecretOrTime() {
        byte[] other = "{\"id\":\"evt-2\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> check("secret", other, then)).isInstanceOf(BadSignature.class);
        assertThatThrownBy(() -> check("secret", new byte[0], then))
                .isInstanceOf(BadSignature.class);
        assertThatThrownBy(() -> check("guess", body, then)).isInstanceOf(BadSignature.class);
        assertThatThrownBy(() -> check("secret", body, then.plusSeconds(301)))
                .isInstanceOf(BadSignature.class);
        assertThatThrownBy(() -> check("secret", body, then.minusSeconds(301)))
                .isInstanceOf(BadSignature.class);
        Signature moved = Signature.of(HEADER.replace("1700000000", "1700000001"));
        assertThatThrownBy(() -> moved.check("secret", body, then, TOLERANCE))
                .isInstanceOf(BadSignature.class);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "t=1700000000",
                "v1=00",
                "t=,v1=",
                "t=1700000000,v1=zz",
                "t=9999999999999999999999,v1=0000000000000000000000000000000000000000000000000000000000000000",
                "t=-1,v1=0000000000000000000000000000000000000000000000000000000000000000",
            })
    void refusesOtherHeaders(String header) {
        assertThatThrownBy(() -> Signature.of(header)).isInstanceOf(BadSignature.class);
    }

    private static void check(String secret, byte[] body, Instant now) {
        Signature.of(HEADER).check(secret, body, now, TOLERANCE);
    }
}
