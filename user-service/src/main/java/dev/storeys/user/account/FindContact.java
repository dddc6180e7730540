package dev.storeys.user.account;

import dev.storeys.platform.shard.ModuleShards;
import dev.storeys.platform.shard.NoSuchResident;
import dev.storeys.platform.shard.Shards;
import dev.storeys.user.UserModule;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds out how to write to a user. */
@Component
public class FindContact {

    private final Users users;
    private final ModuleShards shards;

    FindContact(Users users, Shards shards) {
        this.users = users;
        this.shards = shards.of(UserModule.SCHEMA);
    }

    /** Nothing if there is no such user. */
    public Optional<Contact> of(UUID userId) {
        try {
            return shards.at(userId, () -> users.find(userId))
                    .map(user -> new Contact(user.id(), user.email().address(), user.name()));
        } catch (NoSuchResident nobody) {
            return Optional.empty();
        }
    }
}
