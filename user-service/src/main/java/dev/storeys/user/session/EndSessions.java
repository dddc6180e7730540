package dev.storeys.user.session;

import dev.storeys.user.presence.OpenSessions;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends sessions with all their tokens, access tokens included. */
@Component
public class EndSessions {

    private static final Logger log = LoggerFactory.getLogger(EndSessions.class);

    private final Sessions sessions;
    private final OpenSessions openSessions;

    EndSessions(Sessions sessions, OpenSessions openSessions) {
        this.sessions = sessions;
        this.openSessions = openSessions;
    }

    /** Every session of a user, e.g. because the password changed. */
    public void of(UUID userId) {
        tell(sessions.endAll(userId));
    }

    /** The session that the token is or was of. */
    void of(RefreshToken token) {
        sessions.end(token).map(List::of).ifPresent(this::tell);
    }

    /** The session of a token that comes again. */
    void ofUsed(RefreshToken token) {
        sessions.endIfUsed(token)
                .ifPresent(id -> {
                    log.warn("Session {} ended: a refresh token came twice", id);
                    tell(List.of(id));
                });
    }

    private void tell(Collection<UUID> ended) {
        try {
            openSessions.end(ended);
        } catch (RuntimeException unreachable) {
            // They have ended in the table, where HearOfEnds finds them until it could tell.
            log.debug("Told later: {}", unreachable.toString());
        }
    }
}
