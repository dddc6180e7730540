package dev.storeys.platform.replica;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One try of a read: which standby it was given, and whether it may be given one at all. */
final class ReadAttempt {

    private static final ScopedValue<ReadAttempt> CURRENT = ScopedValue.newInstance();

    private final boolean primaryOnly;
    private @Nullable Replica replica;

    private ReadAttempt(boolean primaryOnly) {
        this.primaryOnly = primaryOnly;
    }

    static ReadAttempt anywhere() {
        return new ReadAttempt(false);
    }

    static ReadAttempt atThePrimary() {
        return new ReadAttempt(true);
    }

    /** The try that this thread is in, if it is in one. */
    static @Nullable ReadAttempt current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    <T> T run(Callable<T> read) throws Exception {
        return ScopedValue.where(CURRENT, this).call(read::call);
    }

    boolean isPrimaryOnly() {
        return primaryOnly;
    }

    /** It is answered by this standby. */
    void use(Replica chosen) {
        replica = chosen;
    }

    @Nullable Replica replica() {
        return replica;
    }
}
