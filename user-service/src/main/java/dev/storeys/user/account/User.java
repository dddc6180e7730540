package dev.storeys.user.account;

import dev.storeys.user.password.PasswordHash;
import dev.storeys.user.region.Country;
import dev.storeys.user.region.Region;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Somebody who has an account. */
@Entity
@Table(schema = "users", name = "users")
class User {

    @Id private UUID id;

    @Embedded private Email email;

    @Embedded private Handle handle;

    @Column private String name;

    @Embedded private Country country;

    // Kept, not derived on reading: a change of the table of regions must not move anybody's data.
    @Column
    @Enumerated(EnumType.STRING)
    private Region region;

    @Embedded private PasswordHash passwordHash;

    @Column private boolean admin;

    /** For Hibernate, which fills the fields itself. */
    @SuppressWarnings("NullAway.Init")
    protected User() {}

    User(UUID id, Email email, String name, Country country, PasswordHash passwordHash) {
        this.id = id;
        this.email = email;
        this.handle = Handle.from(email);
        this.name = name.strip();
        this.country = country;
        this.region = country.region();
        this.passwordHash = passwordHash;
    }

    void rename(String name) {
        this.name = name.strip();
    }

    void moveTo(Country country) {
        this.country = country;
        this.region = country.region();
    }

    void becomeAdmin(PasswordHash passwordHash) {
        this.admin = true;
        this.passwordHash = passwordHash;
    }

    Account account() {
        return new Account(id, handle.text(), admin, region);
    }

    UUID id() {
        return id;
    }

    Email email() {
        return email;
    }

    String name() {
        return name;
    }

    Country country() {
        return country;
    }

    Region region() {
        return region;
    }

    PasswordHash passwordHash() {
        return passwordHash;
    }

    boolean isAdmin() {
        return admin;
    }
}
