package dev.storeys.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    no mail to ada@example.com today        | no mail to … today
                    Key (email)=(ada@example.com) exists    | Key (email)=… exists
                    invalid value "Ada Lovelace" for name   | invalid value … for name
                    cannot parse 'Ada'                      | cannot parse …
                    card 4111111111111111 declined          | card … declined
                    no order 42                             | no order 42
                    """)
    void leavesOutValues(String said, String told) {
        assertThat(Reason.of(new IllegalStateException(said)).message()).startsWith(told);
    }

    @Test
    void namesWhatWasThrownFirstAndWhere() {
        Reason reason =
                Reason.of(
                        new IllegalStateException(
                                "outer", new ArithmeticException("inner\nsecond line")));
        assertThat(reason.exception()).isEqualTo("java.lang.ArithmeticException");
        assertThat(reason.message()).matches("inner \\(ReasonTests.java:\\d+\\)");
    }

    @Test
    void isShort() {
        assertThat(Reason.of(new IllegalStateException("word ".repeat(1_000))).message())
                .hasSizeLessThan(350);
    }
}
