package dev.storeys.gateway.consistency;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers for a minute what the answers to each user's writes said. */
@Component
public final class RecentWrites {

    /** In answers of services, and in requests to them. */
    public static final String HEADER = "X-Consistency-Token";

    // No standby that is further behind than some seconds is read from.
    private static final Duration MEMORY = Duration.ofMinutes(1);
    private static final int MOST_USERS = 100_000;

    private final Cache<String, Known> users =
            Caffeine.newBuilder()
                    .expireAfterWrite(MEMORY)
                    .maximumSize(MOST_USERS)
                    .executor(Runnable::run)
                    .build();

    /** Written out when it is learned, not for each request that tells it. */
    private record Known(Positions positions, String text) {

        Known(Positions positions) {
            this(positions, positions.toString());
        }

        Known and(Known other) {
            return new Known(positions.and(other.positions));
        }
    }

    /**
     * A service has answered.
     *
     * @param user empty if it is not known who asked
     * @param token of its answer
     */
    public void remember(String user, @Nullable String token) {
        Positions told = token == null ? Positions.NONE : Positions.of(token);
        if (!user.isEmpty() && !told.equals(Positions.NONE)) {
            users.asMap().merge(user, new Known(told), Known::and);
        }
    }

    /**
     * What the services are to be told, beside what the client says itself; nothing if there is
     * nothing to tell.
     */
    public @Nullable String tell(String user, @Nullable String said) {
        Known known = user.isEmpty() ? null : users.getIfPresent(user);
        if (known == null) {
            return said;
        }
        return said == null ? known.text() : known.text() + "," + said;
    }
}
