package dev.storeys.user.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailTests {

    @Test
    void isTheSameInAnyCase() {
        assertThat(new Email("Ada.Lovelace@Example.COM"))
                .isEqualTo(new Email("ada.lovelace@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.co", "first.last+tag@sub.example.co.uk", "o'neil_1@x-y.org"})
    void acceptsOrdinaryAddresses(String address) {
        assertThat(Email.parse(address)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@b.co",
                "a@",
                "a@b",
                "a@b.",
                "a@.co",
                "a@-b.co",
                "a@b-.co",
                ".a@b.co",
                "a.@b.co",
                "a..b@c.co",
                "a b@c.co",
                " a@b.co",
                "a@b.co ",
                "a@b.co\n",
                "a@b@c.co",
                "a@b.co\r\nBcc: x@y.zz",
                "<a@b.co>",
                "\"a\"@b.co",
                "ä@b.co",
                "a@bücher.de"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(Email.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Email(text));
    }

    @Test
    void refusesLettersThatTurnIntoAsciiInLowerCase() {
        // The Kelvin sign becomes a plain k.
        assertThat(Email.parse("\u212Aelvin@example.com")).isEmpty();
    }

    @Test
    void holdsTheLimitsOfLength() {
        String domain = "@" + "d".repeat(60) + "." + "d".repeat(60) + "." + "d".repeat(60) + ".co";
        assertThat(Email.parse("a".repeat(64) + domain)).isPresent();
        assertThat(Email.parse("a".repeat(65) + domain)).isEmpty();
        assertThat(Email.parse("a".repeat(10) + domain.replace(".co", ".d".repeat(40) + ".co")))
                .isEmpty();
    }

    @Test
    void standsVeryLongTexts() {
        assertThat(Email.parse("a.".repeat(500_000) + "a@b.co")).isEmpty();
        assertThat(Email.parse("a@" + "b.".repeat(500_000) + "co")).isEmpty();
    }

    @Test
    void doesNotPrintItself() {
        assertThat(new Email("ada@example.com")).hasToString("Email[***]");
    }
}
