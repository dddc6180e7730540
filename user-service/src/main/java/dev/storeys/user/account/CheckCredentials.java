package dev.storeys.user.account;

import dev.storeys.user.password.Password;
import dev.storeys.user.password.Passwords;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks an e-mail and a password. */
@Component
public class CheckCredentials {

    private final Users users;
    private final Passwords passwords;

    CheckCredentials(Users users, Passwords passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    /** The account; nothing, after the same work, if either is wrong. */
    public Optional<Account> of(String email, Password password) {
        Optional<User> user = Email.parse(email).flatMap(users::find);
        boolean right = passwords.matches(password, user.map(User::passwordHash).orElse(null));
        return user.filter(found -> right).map(User::account);
    }
}
