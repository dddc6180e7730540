package dev.storeys.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RefreshTokenTests {

    @Test
    void holds256RandomBits() {
        RefreshToken token = RefreshToken.of(UUID.randomUUID());

        assertThat(Base64.getUrlDecoder().decode(token.secret())).hasSize(32);
        assertThat(RefreshToken.of(UUID.randomUUID())).isNotEqualTo(token);
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
