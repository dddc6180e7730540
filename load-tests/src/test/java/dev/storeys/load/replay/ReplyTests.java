package dev.storeys.load.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTests {

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void asksForAnotherAttemptWhileShopIsBusy(int status) {
        assertThat(new Reply(status, "", "").asksForAnotherAttempt()).isTrue();
    }

    @Test
    void asksForAnotherAttemptAfterLostConnection() {
        assertThat(new Reply(null, null, null).asksForAnotherAttempt()).isTrue();
    }

    @Test
    void tellsKeyInFlightFromConflictByRetryAfter() {
        assertThat(new Reply(409, "1", "").asksForAnotherAttempt()).isTrue();
        assertThat(new Reply(409, "", "").asksForAnotherAttempt()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 400, 401, 404, 422, 500})
    void takesOtherAnswersAsFinal(int status) {
        assertThat(new Reply(status, "1", "").asksForAnotherAttempt()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3,3", "0,1", "'',1", "soon,1", "3600,10", "-5,1"})
    void waitsAsLongAsTheShopAsksWithinReason(String retryAfter, long seconds) {
        assertThat(new Reply(503, retryAfter, "").pause()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            delimiter = '|',
            value = {
                "{\"type\":\"urn:storeys:problem:out-of-stock\"} | out-of-stock",
                "<html>                                          | http-409",
                "{}                                              | http-409",
            })
    void namesReasonByTheTypeOfTheProblem(String body, String reason) {
        assertThat(new Reply(409, "", body).reason()).isEqualTo(reason);
    }
}
