package dev.storeys.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTests {

    @Test
    void holdsItsUserAnd256RandomBits() {
        UUID user = UUID.randomUUID();
        RefreshToken token = RefreshToken.of(user);

        assertThat(Base64.getUrlDecoder().decode(token.secret())).hasSize(16 + 32);
        assertThat(token.user()).contains(user);
        assertThat(RefreshToken.of(user)).isNotEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "no base 64",
                "AAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void isNobodysIfItIsNoneOfOurs(String invented) {
        assertThat(new RefreshToken(invented).user()).isEmpty();
    }

    @Test
    void isStoredAsItsHash() {
        assertThat(new RefreshToken("abc").sha256())
                .asHexString()
                .isEqualToIgnoringCase(
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void doesNotPrintItself() {
        assertThat(new RefreshToken("abc")).hasToString("RefreshToken[***]");
    }
}
