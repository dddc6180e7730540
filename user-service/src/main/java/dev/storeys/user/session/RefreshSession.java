package dev.storeys.user.session;

import dev.storeys.user.account.Account;
import dev.storeys.user.account.FindAccount;
import dev.storeys.user.token.IssueAccessToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Changes a refresh token for a new pair, once. */
@Component
class RefreshSession {

    private static final Logger log = LoggerFactory.getLogger(RefreshSession.class);

    private final Sessions sessions;
    private final FindAccount findAccount;
    private final IssueAccessToken issueAccessToken;

    RefreshSession(Sessions sessions, FindAccount findAccount, IssueAccessToken issueAccessToken) {
        this.sessions = sessions;
        this.findAccount = findAccount;
        this.issueAccessToken = issueAccessToken;
    }

    /** A token that was used before has been stolen from somebody, so its whole session ends. */
    TokenPair with(RefreshToken old) {
        RefreshToken next = RefreshToken.random();
        Account account =
                sessions.rotate(old, next).flatMap(findAccount::of).orElseThrow(() -> refused(old));
        return TokenPair.of(issueAccessToken.to(account), next);
    }

    private RefreshTokenRefused refused(RefreshToken token) {
        sessions.endIfUsed(token)
                .ifPresent(id -> log.warn("Session {} ended: a refresh token came twice", id));
        return new RefreshTokenRefused();
    }
}
