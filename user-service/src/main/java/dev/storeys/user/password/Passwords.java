package dev.storeys.user.password;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords with Argon2id. Each hash fills {@code memory}, so only so many run at
 * once; who waits too long is refused with 503. Never call it inside a transaction: it would keep a
 * connection for nothing.
 */
@Component
public class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final PasswordEncoder encoder;
    private final Semaphore turns;
    private final Duration maxWait;
    private final PasswordHash nobodys;

    @Autowired
    Passwords(PasswordSettings settings) {
        this(
                new Argon2PasswordEncoder(
                        SALT_BYTES,
                        HASH_BYTES,
                        settings.parallelism(),
                        (int) settings.memory().toKilobytes(),
                        settings.iterations()),
                settings.turns(),
                settings.maxWait());
    }

    Passwords(PasswordEncoder encoder, int turns, Duration maxWait) {
        this.encoder = encoder;
        this.turns = new Semaphore(turns, true);
        this.maxWait = maxWait;
        this.nobodys = hash(new Password(UUID.randomUUID().toString()));
    }

    /** The hash to keep; salted, so never the same twice. */
    public PasswordHash hash(Password password) {
        return new PasswordHash(inTurn(() -> encoder.encode(password.clear())));
    }

    /**
     * Whether the hash is this password's. Without a hash (nobody has that name) the answer is no,
     * after the same work, so that the time does not tell who has an account.
     */
    public boolean matches(Password password, @Nullable PasswordHash hash) {
        if (!password.isText()) {
            return false;
        }
        String phc = (hash == null ? nobodys : hash).phc();
        return inTurn(() -> encoder.matches(password.clear(), phc)) && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        takeTurn();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TooManyLogins();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TooManyLogins();
        }
    }
}
