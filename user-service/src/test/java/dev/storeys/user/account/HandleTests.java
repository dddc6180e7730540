package dev.storeys.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandleTests {

    @ParameterizedTest
    @CsvSource({
        "Ada.Lovelace@example.com, ada.lovelace",
        "ada+shop@example.com, adashop",
        "a_b-c.9@example.com, a_b-c.9",
        "+!@example.com, user",
    })
    void isWhatIsPlainOfTheLocalPart(String email, String handle) {
        assertThat(Handle.from(new Email(email)).text()).isEqualTo(handle);
    }
}
