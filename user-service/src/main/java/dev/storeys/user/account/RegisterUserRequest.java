package dev.storeys.user.account;

import dev.storeys.user.password.AcceptablePassword;
import dev.storeys.user.password.Password;
import dev.storeys.user.region.CountryCode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

record RegisterUserRequest(
        @NotNull @Pattern(regexp = Email.PATTERN, message = "must be an e-mail address")
                String email,
        @NotNull @AcceptablePassword Password password,
        @NotNull @PersonName String name,
        @NotNull @CountryCode String country) {}
