package dev.storeys.platform.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LsnTests {

    @ParameterizedTest
    @ValueSource(strings = {"0/0", "16/B374D848", "FFFFFFFF/FFFFFFFF", "1/1"})
    void readsAndWritesPostgresForm(String text) {
        assertThat(Lsn.parse(text)).hasToString(text);
    }

    @Test
    void comparesByBytesAndNotByText() {
        assertThat(Lsn.parse("9/FF").isBehind(Lsn.parse("10/0"))).isTrue();
        assertThat(Lsn.parse("FFFFFFFF/0").isBehind(Lsn.NEVER)).isTrue();
        assertThat(Lsn.parse("80000000/0").isBehind(Lsn.parse("7FFFFFFF/0"))).isFalse();
        assertThat(Lsn.parse("1/2").or(Lsn.parse("1/1"))).isEqualTo(Lsn.parse("1/2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "1/", "/1", "1", "1/1/1", "g/0", "123456789/0", "-1/0", " 1/1"})
    void refusesWhatIsNoPosition(String text) {
        assertThatThrownBy(() -> Lsn.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
