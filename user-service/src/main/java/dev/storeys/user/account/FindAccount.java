package dev.storeys.user.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds the account behind a session. */
@Component
public class FindAccount {

    private final Users users;

    FindAccount(Users users) {
        this.users = users;
    }

    /** Nothing if there is no such user any more. */
    public Optional<Account> of(UUID userId) {
        return users.find(userId).map(User::account);
    }
}
