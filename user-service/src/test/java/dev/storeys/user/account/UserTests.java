package dev.storeys.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.user.password.PasswordHash;
import dev.storeys.user.region.Country;
import dev.storeys.user.region.Region;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UserTests {

    private final User ada =
            new User(
                    UUID.randomUUID(),
                    new Email("Ada@example.com"),
                    "  Ada ",
                    new Country("GB"),
                    new PasswordHash("$argon2id$old"));

    @Test
    void beginsAsCustomerOfTheCountrysRegion() {
        assertThat(ada.name()).isEqualTo("Ada");
        assertThat(ada.region()).isEqualTo(Region.EU_WEST_1);
        assertThat(ada.account().handle()).isEqualTo("ada");
        assertThat(ada.account().roles()).containsExactly("customer");
    }

    @Test
    void changesRegionWithTheCountryAndKeepsTheHandle() {
        ada.moveTo(new Country("JP"));

        assertThat(ada.country().code()).isEqualTo("JP");
        assertThat(ada.region()).isEqualTo(Region.AP_SOUTHEAST_1);
        assertThat(ada.account().handle()).isEqualTo("ada");
    }

    @Test
    void becomesAdminWithANewPassword() {
        ada.becomeAdmin(new PasswordHash("$argon2id$new"));

        assertThat(ada.account().roles()).containsExactly("customer", "admin");
        assertThat(ada.passwordHash().phc()).isEqualTo("$argon2id$new");
    }
}
