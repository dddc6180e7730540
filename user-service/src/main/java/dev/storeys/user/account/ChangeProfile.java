package dev.storeys.user.account;

import dev.storeys.user.region.Country;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what a user says of themselves. */
@Component
class ChangeProfile {

    private final Users users;

    ChangeProfile(Users users) {
        this.users = users;
    }

    /** A new country means a new region; tokens tell it from the next refresh on. */
    @Transactional
    public User of(UUID id, ChangeProfileRequest request) {
        User user = users.findForChange(id).orElseThrow(UserNotFound::new);
        if (request.name() != null) {
            user.rename(request.name());
        }
        if (request.country() != null) {
            user.moveTo(new Country(request.country()));
        }
        return user;
    }
}
