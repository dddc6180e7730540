package dev.storeys.user.account;

import dev.storeys.user.password.Passwords;
import dev.storeys.user.region.Country;
import org.springframework.stereotype.Component;

/** Opens an account. */
@Component
class RegisterUser {

    private final Users users;
    private final Passwords passwords;

    RegisterUser(Users users, Passwords passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    /** Refuses an e-mail that somebody has already. */
    User with(RegisterUserRequest request) {
        Email email = new Email(request.email());
        // Asked first to save the hash; the unique constraint decides.
        if (users.find(email).isPresent()) {
            throw new EmailTaken();
        }
        User user =
                new User(
                        users.idFor(email),
                        email,
                        request.name(),
                        new Country(request.country()),
                        passwords.hash(request.password()));
        if (!users.add(user)) {
            throw new EmailTaken();
        }
        return user;
    }
}
