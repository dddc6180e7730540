package dev.storeys.user.session;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ends every session of a user, e.g. because the password changed. */
@Component
public class EndSessions {

    private final Sessions sessions;

    EndSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Access tokens already issued live out their minutes. */
    public void of(UUID userId) {
        sessions.endAll(userId);
    }
}
