package dev.storeys.user.session;

import dev.storeys.user.account.Account;
import dev.storeys.user.account.CheckCredentials;
import dev.storeys.user.token.AccessTokens;
import org.springframework.stereotype.Component;

/** Begins a session for who knows the password. */
@Component
class LogIn {

    private final CheckCredentials checkCredentials;
    private final Sessions sessions;
    private final AccessTokens accessTokens;

    LogIn(CheckCredentials checkCredentials, Sessions sessions, AccessTokens accessTokens) {
        this.checkCredentials = checkCredentials;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
    }

    TokenPair with(LoginRequest request) {
        Account account =
                checkCredentials
                        .of(request.email(), request.password())
                        .orElseThrow(BadCredentials::new);
        RefreshToken first = RefreshToken.random();
        sessions.begin(account.id(), first);
        return TokenPair.of(accessTokens.issueTo(account), first);
    }
}
