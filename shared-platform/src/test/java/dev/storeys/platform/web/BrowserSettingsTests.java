package dev.storeys.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserSettingsTests {

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example", "http://localhost:3000"})
    void takeOriginsAsBrowsersWriteThem(String origin) {
        assertThat(settings(origin).allowedOrigins()).containsExactly(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*.shop.example",
                "null",
                "",
                "shop.example",
                "https://shop.example/",
                "https://me@shop.example",
                "https://Shop.example",
                "https://shop.example:443",
                "ftp://shop.example",
                "https://"
            })
    void refuseWhatNoBrowserWouldSend(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(origin))
                .withMessageStartingWith("storeys.web.allowed-origins: '" + origin + "' is no");
    }

    private static BrowserSettings settings(String origin) {
        return new BrowserSettings(List.of(origin));
    }
}
