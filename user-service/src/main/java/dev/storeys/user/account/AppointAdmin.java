package dev.storeys.user.account;

import dev.storeys.platform.shard.ModuleShards;
import dev.storeys.platform.shard.Shards;
import dev.storeys.user.UserModule;
import dev.storeys.user.password.Password;
import dev.storeys.user.password.PasswordHash;
import dev.storeys.user.password.Passwords;
import dev.storeys.user.region.Country;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes somebody an administrator by e-mail and password. */
@Component
public class AppointAdmin {

    private static final Country COUNTRY = new Country("US");

    private final Users users;
    private final Passwords passwords;
    private final TransactionTemplate transaction;
    private final ModuleShards shards;

    AppointAdmin(Users users, Passwords passwords, TransactionTemplate transaction, Shards shards) {
        this.users = users;
        this.passwords = passwords;
        this.transaction = transaction;
        this.shards = shards.of(UserModule.SCHEMA);
    }

    /**
     * The admin's id if an account was there and had to be changed, so that its sessions are not to
     * be trusted; nothing if it was as it should be, or is new.
     */
    public Optional<UUID> with(String email, Password password) {
        Email address = new Email(email);
        Optional<User> found = users.find(address);
        if (found.isPresent() && isAppointed(found.get(), password)) {
            return Optional.empty();
        }
        PasswordHash hash = passwords.hash(password);
        if (found.isEmpty() && users.add(newAdmin(users.idFor(address), address, hash))) {
            return Optional.empty();
        }
        // Another instance may have been quicker by a moment: then this repeats what it did.
        return users.find(address).map(User::id).map(id -> appoint(id, hash));
    }

    private boolean isAppointed(User user, Password password) {
        return user.isAdmin() && passwords.matches(password, user.passwordHash());
    }

    private static User newAdmin(UUID id, Email email, PasswordHash hash) {
        User admin = new User(id, email, "Administrator", COUNTRY, hash);
        admin.becomeAdmin(hash);
        return admin;
    }

    private UUID appoint(UUID id, PasswordHash hash) {
        return shards.change(
                id,
                () ->
                        transaction.execute(status -> {
                            users.findForChange(id).orElseThrow().becomeAdmin(hash);
                            return id;
                        }));
    }
}
