package dev.storeys.user.session;

import dev.storeys.user.password.Password;
import jakarta.validation.constraints.NotNull;

/** No more is asked of the two than to be there: what cannot be right is simply not right. */
record LoginRequest(@NotNull String email, @NotNull Password password) {

    @Override
    public String toString() {
        return "LoginRequest[***]";
    }
}
