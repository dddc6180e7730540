package dev.storeys.user.password;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and checks passwords with Argon2id. Each hash fills {@code memory}, so only so many run at
 * once; who would wait too long, as long as a hash takes lately, is refused at once with 503, and
 * who does wait too long later. Never call it inside a transaction: it would keep a connection for
 * nothing.
 */
@Component
public class Passwords {

    /** An average of about so many of the latest. */
    private static final int MEMORY = 8;

    private final PasswordEncoder encoder;
    private final int atOnce;
    private final Semaphore turns;

    /**
     * Of the system's own: a virtual thread that only computes keeps its carrier, of which there
     * are as many as processors, and everybody else would wait for the end of a hash.
     */
    private final ExecutorService threads;

    private final Duration maxWait;
    private final PasswordHash nobodys;

    /** What a hash took lately, in nanoseconds; races between writers do no harm to an average. */
    private volatile long usual;

    @Autowired
    Passwords(PasswordSettings settings) {
        this(new Argon2id(settings), settings.turns(), settings.maxWait());
    }

    Passwords(PasswordEncoder encoder, int turns, Duration maxWait) {
        this.encoder = encoder;
        this.atOnce = turns;
        this.turns = new Semaphore(turns, true);
        this.threads = threads(turns);
        this.maxWait = maxWait;
        this.nobodys = hash(new Password(UUID.randomUUID().toString()));
    }

    private static ExecutorService threads(int number) {
        var threads =
                new ThreadPoolExecutor(
                        number,
                        number,
                        1,
                        TimeUnit.MINUTES,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().name("password-", 1).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
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

    private <T> T inTurn(Callable<T> work) {
        takeTurn();
        Future<T> result = threads.submit(() -> timed(work));
        try {
            return result.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TooManyLogins();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failure.getCause());
        }
    }

    /** The turn ends with the work, even if nobody waits for it any more. */
    private <T> T timed(Callable<T> work) throws Exception {
        long begin = System.nanoTime();
        try {
            return work.call();
        } finally {
            turns.release();
            remember(System.nanoTime() - begin);
        }
    }

    private void remember(long nanos) {
        long before = usual;
        usual = before + (nanos - before) / MEMORY;
    }

    private void takeTurn() {
        if (turns.getQueueLength() * usual / atOnce > maxWait.toNanos()) {
            throw new TooManyLogins();
        }
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
