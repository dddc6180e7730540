package dev.storeys.user.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"12345678", "        ", "pass\tword\n", "pässwörd", "\uD83D\uDE00234567x"})
    void mayHaveAnyCharacters(String clear) {
        assertThat(new Password(clear).isAcceptable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "1234567\u0000", "1234567\uD83D"})
    void mustBeLongEnoughAndText(String clear) {
        assertThat(new Password(clear).isAcceptable()).isFalse();
    }

    @Test
    void isCountedInCharactersNotInUnits() {
        assertThat(new Password("\uD83D\uDE00".repeat(128)).isAcceptable()).isTrue();
        assertThat(new Password("x".repeat(128)).isAcceptable()).isTrue();
        assertThat(new Password("x".repeat(129)).isAcceptable()).isFalse();
        assertThat(new Password("\uD83D\uDE00".repeat(7)).isAcceptable()).isFalse();
    }

    @Test
    void doesNotPrintItself() {
        assertThat(new Password("hunter22")).hasToString("Password[***]");
        assertThat(new PasswordHash("$argon2id$x")).hasToString("PasswordHash[***]");
    }
}
