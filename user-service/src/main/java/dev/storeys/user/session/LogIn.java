package dev.storeys.user.session;

import dev.storeys.user.account.Account;
import dev.storeys.user.account.CheckCredentials;
import dev.storeys.user.presence.OpenSessions;
import dev.storeys.user.throttle.LoginThrottle;
import dev.storeys.user.token.IssueAccessToken;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Begins a session for who knows the password. */
@Component
class LogIn {

    private final LoginThrottle throttle;
    private final CheckCredentials checkCredentials;
    private final Sessions sessions;
    private final OpenSessions openSessions;
    private final IssueAccessToken issueAccessToken;

    LogIn(
            LoginThrottle throttle,
            CheckCredentials checkCredentials,
            Sessions sessions,
            OpenSessions openSessions,
            IssueAccessToken issueAccessToken) {
        this.throttle = throttle;
        this.checkCredentials = checkCredentials;
        this.sessions = sessions;
        this.openSessions = openSessions;
        this.issueAccessToken = issueAccessToken;
    }

    TokenPair with(LoginRequest request, String address) {
        Account account =
                throttle.guard(
                                request.email(),
                                address,
                                () -> checkCredentials.of(request.email(), request.password()))
                        .orElseThrow(BadCredentials::new);
        RefreshToken first = RefreshToken.of(account.id());
        UUID session = sessions.begin(account.id(), first);
        openSessions.open(session, account.id());
        return TokenPair.of(issueAccessToken.to(account, session), first);
    }
}
