package dev.storeys.user.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.UUID;

/**
 * The sessions that this process has opened. Another instance does not know them, and after a
 * restart nobody does: who comes with such a token is refused and has to refresh.
 */
final class SessionsInMemory implements OpenSessions {

    // About 15 MB. Beyond it the least used are forgotten, and their owners refresh.
    private static final int MOST = 100_000;

    private final Cache<UUID, Boolean> openness =
            Caffeine.newBuilder().expireAfterAccess(IDLE).maximumSize(MOST).build();

    @Override
    public void open(UUID session, UUID user) {
        openness.asMap().putIfAbsent(session, true);
    }

    @Override
    public boolean isOpen(UUID session) {
        return Boolean.TRUE.equals(openness.getIfPresent(session));
    }

    @Override
    public void end(Collection<UUID> sessions) {
        sessions.forEach(session -> openness.put(session, false));
    }
}
