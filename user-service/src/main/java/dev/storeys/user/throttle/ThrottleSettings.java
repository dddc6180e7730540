package dev.storeys.user.throttle;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many logins may fail.
 *
 * @param window the first failure begins it; at its end all is forgotten
 * @param perAccountAndAddress what one client may try at one account; a right password forgets it
 * @param perAccount what all clients together may try at one account; more than the former, so that
 *     no single one can lock a customer out
 * @param perAddress what one client may try at all accounts
 */
@Validated
@ConfigurationProperties("storeys.user.logins")
record ThrottleSettings(
        @DefaultValue("15m") @DurationMin(seconds = 1) @DurationMax(days = 1) Duration window,
        @DefaultValue("10") @Positive int perAccountAndAddress,
        @DefaultValue("100") @Positive int perAccount,
        @DefaultValue("300") @Positive int perAddress) {

    @AssertTrue(message = "per-account-and-address must be less than the other two")
    boolean isStricterForOneClient() {
        return perAccountAndAddress < perAccount && perAccountAndAddress < perAddress;
    }
}
