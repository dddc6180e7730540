package dev.storeys.user.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTests {

    @ParameterizedTest
    @CsvSource({
        "US, us-east-1",
        "CA, us-east-1",
        "MX, us-east-1",
        "DE, eu-west-1",
        "FR, eu-west-1",
        "GB, eu-west-1",
        "IT, eu-west-1",
        "JP, ap-southeast-1",
        "SG, ap-southeast-1",
        "AU, ap-southeast-1",
        "IN, ap-southeast-1",
        "BR, us-east-1",
        "IE, eu-west-1",
        "NZ, ap-southeast-1",
        "ZA, us-east-1",
        "TR, us-east-1",
        "GU, us-east-1",
    })
    void followsTheTable(String country, String region) {
        assertThat(new Country(country).region().code()).isEqualTo(region);
    }

    @Test
    void knowsEveryCountryOfIso() {
        assertThat(Locale.getISOCountries())
                .allSatisfy(code -> assertThat(new Country(code).region()).isNotNull())
                .allMatch(Country::isKnown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UK", "XX", "gb", "", "GBR", "G", "ÄÖ"})
    void knowsNoOthers(String code) {
        assertThat(Country.isKnown(code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gb", "", "GBR", "ÄÖ"})
    void refusesWhatIsNoCode(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Country(code));
    }
}
