package dev.storeys.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTests {

    @Test
    void smokesMixedJourneyOnThisMachineByDefault() {
        Settings settings = Settings.of(new Properties());

        assertThat(settings.url()).hasToString("http://localhost:8080");
        assertThat(settings.journey()).isEqualTo("mixed");
        assertThat(settings.profile()).isEqualTo(Profile.SMOKE);
    }

    @Test
    void takesUrlWithoutTrailingSlash() {
        assertThat(with("storeys.url", "http://shop:81/").url()).hasToString("http://shop:81");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "fast"})
    void refusesSpeedThatTimeCannotHave(String speed) {
        assertThatIllegalArgumentException().isThrownBy(() -> with("storeys.speed", speed));
    }

    @Test
    void namesProfilesWhenTheChosenOneDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with("storeys.profile", "gentle"))
                .withMessage("storeys.profile is smoke, load, stress or soak, not gentle");
    }

    private static Settings with(String key, String value) {
        Properties properties = new Properties();
        properties.putAll(Map.of(key, value));
        return Settings.of(properties);
    }
}
