package dev.storeys.stack.chaos.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTests {

    @ParameterizedTest
    @CsvSource({
        "202, '{}', true",
        "409, out-of-stock, true",
        "409, idempotency-key-in-flight, false",
        "422, idempotency-key-reused, true",
        "429, '', false",
        "503, '', false",
        "500, '', false",
        "0, '', false"
    })
    void knowsWhichAnswersAreClear(int status, String body, boolean clear) {
        assertThat(new Reply(status, body, "").isClear()).isEqualTo(clear);
    }
}
