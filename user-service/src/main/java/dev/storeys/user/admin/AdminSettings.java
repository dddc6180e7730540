package dev.storeys.user.admin;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who administers the shop; nobody without a password. Not validated here: the report of a refused
 * setting would print the password.
 */
@ConfigurationProperties("storeys.user.admin")
record AdminSettings(@DefaultValue("admin@storeys.dev") String email, @Nullable String password) {

    @Override
    public String toString() {
        return "AdminSettings[***]";
    }
}
