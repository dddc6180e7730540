package dev.storeys.user.account;

import dev.storeys.platform.shard.ModuleShards;
import dev.storeys.platform.shard.Shards;
import dev.storeys.user.UserModule;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the account behind a session. */
@Component
public class FindAccount {

    private final Users users;
    private final ModuleShards shards;

    FindAccount(Users users, Shards shards) {
        this.users = users;
        this.shards = shards.of(UserModule.SCHEMA);
    }

    /** Nothing if there is no such user any more. */
    public Optional<Account> of(UUID userId) {
        return shards.at(userId, () -> users.find(userId)).map(User::account);
    }
}
