package dev.storeys.user.throttle;

import dev.storeys.user.throttle.LoginFailures.Count;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Refuses to check more passwords than may be wrong. Only failures count, for accounts that exist
 * and those that do not alike, and a refusal does not make the wait longer.
 */
@Component
public class LoginThrottle {

    private static final Logger log = LoggerFactory.getLogger(LoginThrottle.class);

    private static final int BITE = 5_000;

    private final LoginFailures failures;
    private final ThrottleSettings settings;

    LoginThrottle(LoginFailures failures, ThrottleSettings settings) {
        this.failures = failures;
        this.settings = settings;
    }

    /**
     * Checks the password unless too many were wrong. Those who are checked at the same moment as
     * the last that may be wrong hear the same refusal, be theirs right or wrong: a burst of
     * guesses is worth no more than so many in a row.
     */
    public <T> Optional<T> guard(String email, String address, Supplier<Optional<T>> check) {
        Attempt attempt = Attempt.of(email, address);
        refuse(attempt, failures.of(attempt), 0);
        Optional<T> found = check.get();
        if (found.isEmpty()) {
            refuse(attempt, failures.add(attempt, settings.window()), 1);
            return found;
        }
        List<Count> meanwhile = failures.of(attempt);
        refuse(attempt, meanwhile, 0);
        if (meanwhile.stream().anyMatch(count -> count.key().equals(attempt.both()))) {
            failures.forget(attempt);
        }
        return found;
    }

    /** Refuses if one of the counts, without its latest so many, is as high as it may be. */
    private void refuse(Attempt attempt, Collection<Count> counts, int latest) {
        counts.stream()
                .filter(count -> count.failures() - latest >= limit(attempt, count.key()))
                .mapToDouble(Count::seconds)
                .max()
                .ifPresent(seconds -> {
                    throw new TooManyFailedLogins(Duration.ofSeconds((long) Math.ceil(seconds)));
                });
    }

    private int limit(Attempt attempt, String key) {
        if (key.equals(attempt.both())) {
            return settings.perAccountAndAddress();
        }
        return key.equals(attempt.account()) ? settings.perAccount() : settings.perAddress();
    }

    @Scheduled(initialDelay = 5, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetExpired() {
        try {
            while (failures.forgetExpired(BITE) == BITE) {
                log.debug("More failed logins may be old");
            }
        } catch (DataAccessException outage) {
            log.warn("Failed logins cannot be forgotten now: {}", outage.toString());
        }
    }
}
