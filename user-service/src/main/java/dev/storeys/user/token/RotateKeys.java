package dev.storeys.user.token;

import dev.storeys.user.token.StoredKeys.StoredKey;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Makes the next key when the newest is old enough, and removes those that signed nothing which is
 * still good. Every instance does it, at any time: the number decides who makes a key.
 */
@Component
class RotateKeys {

    private static final Logger log = LoggerFactory.getLogger(RotateKeys.class);

    private final StoredKeys stored;
    private final SigningKeys keys;
    private final KeyTimes times;

    @Autowired
    RotateKeys(StoredKeys stored, SigningKeys keys, TokenSettings settings) {
        this(stored, keys, new KeyTimes(settings));
    }

    RotateKeys(StoredKeys stored, SigningKeys keys, KeyTimes times) {
        this.stored = stored;
        this.keys = keys;
        this.times = times;
    }

    /**
     * At a fixed rate, since jobs with a pause between share one thread and wait for each other.
     */
    @Scheduled(initialDelay = 5, fixedRate = 30, timeUnit = TimeUnit.SECONDS)
    void run() {
        try {
            stored.all().stream().findFirst().ifPresent(this::follow);
            int removed = stored.removeBeforeOneOf(times.alone());
            if (removed > 0) {
                log.info("{} old signing keys are gone", removed);
            }
            keys.look();
        } catch (DataAccessException outage) {
            log.warn("Signing keys cannot be looked after now: {}", outage.toString());
        }
    }

    private void follow(StoredKey newest) {
        if (newest.age().compareTo(times.life()) >= 0) {
            stored.add(newest.number() + 1);
            log.info("Signing key {} was published", newest.number() + 1);
        }
    }
}
