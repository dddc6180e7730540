package dev.storeys.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.testing.TestServers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;

/** Settings that would make the house unsafe end the start. */
class SettingsTests {

    private static final String DATABASE = TestServers.jdbcUrl();

    @ParameterizedTest
    @CsvSource({
        "storeys.user.tokens.life, 16m",
        "storeys.user.tokens.key-life, 5h",
        "storeys.user.sessions.grace, 2m",
        "storeys.user.sessions.store, disk",
        "storeys.user.logins.per-account-and-address, 100",
        "storeys.web.trusted-proxies, all"
    })
    void endTheStart(String setting, String value) {
        assertThat(failureOf(setting, value)).isInstanceOf(Exception.class);
    }

    private static Exception failureOf(String setting, String value) {
        try {
            SpringApplication.run(
                            UserServiceApplication.class,
                            "--server.port=0",
                            "--management.server.port=0",
                            "--storeys.database.main.primary=" + DATABASE,
                            "--storeys.database.main.username=" + TestServers.username(),
                            "--storeys.database.main.password=" + TestServers.password(),
                            "--%s=%s".formatted(setting, value))
                    .close();
            return null;
        } catch (RuntimeException refusal) {
            return refusal;
        }
    }
}
