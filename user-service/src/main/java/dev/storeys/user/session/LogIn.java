package dev.storeys.user.session;

import dev.storeys.user.account.Account;
import dev.storeys.user.account.CheckCredentials;
import dev.storeys.user.token.IssueAccessToken;
import org.springframework.stereotype.Component;

/** Begins a session for who knows the password. */
@Component
class LogIn {

    private final CheckCredentials checkCredentials;
    private final Sessions sessions;
    private final IssueAccessToken issueAccessToken;

    LogIn(CheckCredentials checkCredentials, Sessions sessions, IssueAccessToken issueAccessToken) {
        this.checkCredentials = checkCredentials;
        this.sessions = sessions;
        this.issueAccessToken = issueAccessToken;
    }

    TokenPair with(LoginRequest request) {
        Account account =
                checkCredentials
                        .of(request.email(), request.password())
                        .orElseThrow(BadCredentials::new);
        RefreshToken first = RefreshToken.random();
        sessions.begin(account.id(), first);
        return TokenPair.of(issueAccessToken.to(account), first);
    }
}
