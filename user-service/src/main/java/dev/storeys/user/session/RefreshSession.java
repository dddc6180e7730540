package dev.storeys.user.session;

import dev.storeys.user.account.Account;
import dev.storeys.user.account.FindAccount;
import dev.storeys.user.presence.OpenSessions;
import dev.storeys.user.session.Sessions.Rotated;
import dev.storeys.user.token.IssueAccessToken;
import org.springframework.stereotype.Component;

/** Changes a refresh token for a new pair, once. */
@Component
class RefreshSession {

    private final Sessions sessions;
    private final EndSessions endSessions;
    private final OpenSessions openSessions;
    private final FindAccount findAccount;
    private final IssueAccessToken issueAccessToken;

    RefreshSession(
            Sessions sessions,
            EndSessions endSessions,
            OpenSessions openSessions,
            FindAccount findAccount,
            IssueAccessToken issueAccessToken) {
        this.sessions = sessions;
        this.endSessions = endSessions;
        this.openSessions = openSessions;
        this.findAccount = findAccount;
        this.issueAccessToken = issueAccessToken;
    }

    /** A token that was used before has been stolen from somebody, so its whole session ends. */
    TokenPair with(RefreshToken old) {
        RefreshToken next = RefreshToken.of(old.user().orElseThrow(RefreshTokenRefused::new));
        Rotated session = sessions.rotate(old, next).orElseThrow(() -> refused(old));
        Account account = findAccount.of(session.userId()).orElseThrow(RefreshTokenRefused::new);
        // Whichever instance answers may hear of this session for the first time.
        openSessions.open(session.id(), session.userId());
        return TokenPair.of(issueAccessToken.to(account, session.id()), next);
    }

    private RefreshTokenRefused refused(RefreshToken token) {
        endSessions.ofUsed(token);
        return new RefreshTokenRefused();
    }
}
