package dev.storeys.user.account;

import dev.storeys.user.region.CountryCode;
import org.jspecify.annotations.Nullable;

/** What to change; what is absent or null stays. */
record ChangeProfileRequest(
        @Nullable @PersonName String name, @Nullable @CountryCode String country) {}
