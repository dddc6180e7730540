package dev.storeys.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserSettingsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example",
                "http://localhost:3000",
                "http://127.0.0.1:8080",
                "https://shop.example:8443"
            })
    void takeOriginsAsBrowsersWriteThem(String origin) {
        assertThat(new BrowserSettings(List.of(origin)).allowedOrigins()).containsExactly(origin);
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
                "https://shop.example/path",
                "https://shop.example?x",
                "https://me@shop.example",
                "https://Shop.example",
                "https://shop.example:443",
                "http://shop.example:80",
                "ftp://shop.example",
                "https://",
                "https://shop.example, http://localhost"
            })
    void refuseWhatNoBrowserWouldSend(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrowserSettings(List.of("http://localhost:3000", origin)))
                .withMessageStartingWith("storeys.web.allowed-origins: '" + origin + "' is no");
    }
}
