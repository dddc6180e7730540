package dev.storeys.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    @Test
    void carriesItsParts() {
        assertThat(Cursor.decode(Cursor.encode("träge", 7), 2)).isEqualTo(List.of("träge", "7"));
    }

    @Test
    void refusesAnotherNumberOfParts() {
        assertThatThrownBy(() -> Cursor.decode(Cursor.encode("a"), 2))
                .isInstanceOf(BadCursor.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "ä", "a=b=", "AAAA"})
    void refusesWhatItDidNotMake(String cursor) {
        assertThatThrownBy(() -> Cursor.decode(cursor, 2)).isInstanceOf(BadCursor.class);
    }
}
