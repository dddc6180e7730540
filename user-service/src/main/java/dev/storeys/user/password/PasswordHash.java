package dev.storeys.user.password;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A salted Argon2id hash in the PHC string format, with its own parameters inside. */
@Embeddable
public record PasswordHash(@Column(name = "password_hash") String phc) {

    @Override
    public String toString() {
        return "PasswordHash[***]";
    }
}
