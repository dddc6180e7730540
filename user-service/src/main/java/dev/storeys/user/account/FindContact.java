package dev.storeys.user.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds out how to write to a user. */
@Component
public class FindContact {

    private final Users users;

    FindContact(Users users) {
        this.users = users;
    }

    /** Nothing if there is no such user. */
    public Optional<Contact> of(UUID userId) {
        return users.find(userId)
                .map(user -> new Contact(user.id(), user.email().address(), user.name()));
    }
}
