package dev.storeys.user.presence;

import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/**
 * The sessions that are open, as requests with access tokens ask for them. The truth about a
 * session is its row in the table; this is what makes it quick to know. A session that has ended
 * never opens again, whoever is late to say what.
 */
public interface OpenSessions {

    /** An open session is remembered for so long after it was last asked for. */
    Duration IDLE = Duration.ofHours(1);

    /** An access token of a session that ended longer ago has expired. */
    Duration LONGEST_TOKEN = Duration.ofMinutes(16);

    /** Says that this session is open, unless it is known to have ended. Never fails. */
    void open(UUID session, UUID user);

    /** Whether it is, and then for another while; fails if nobody can say. */
    boolean isOpen(UUID session);

    /** Says that they have ended; fails if that could not be said. */
    void end(Collection<UUID> sessions);
}
