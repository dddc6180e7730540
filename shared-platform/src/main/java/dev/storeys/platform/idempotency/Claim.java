package dev.storeys.platform.idempotency;

import java.util.UUID;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** One attempt's right to work on a key, as long as its lease is not taken over. */
public final class Claim implements Found {

    private final Claims claims;
    private final Key key;
    private final UUID subject;
    private final UUID lease;

    private Runnable undo = () -> {};

    Claim(Claims claims, Key key, UUID subject, UUID lease) {
        this.claims = claims;
        this.key = key;
        this.subject = subject;
        this.lease = lease;
    }

    /** The id for what the call creates: the same for each attempt with this key. */
    public UUID subject() {
        return subject;
    }

    /**
     * What to do after a refusal, once the key is free again; not done if another attempt has taken
     * the key over, since then the effects belong to that one.
     */
    public void ifRefused(Runnable deed) {
        undo = deed;
    }

    /**
     * Keeps the answer in the current transaction, which must be that of the effect.
     *
     * @throws ClaimLost if another attempt has taken over
     */
    public void keep(Answer answer) {
        requireTransaction();
        if (!claims.keep(parameters(answer))) {
            throw new ClaimLost();
        }
    }

    /** The values for {@link KeyedOperation#keepClause()}, in its order. */
    public Object[] parameters(Answer answer) {
        String location = answer.location() == null ? "" : answer.location();
        return new Object[] {
            answer.status(),
            answer.body(),
            location,
            key.user(),
            key.operation(),
            key.value(),
            lease
        };
    }

    /** Makes repeats wait for the current transaction, or learns that it comes too late. */
    void hold() {
        requireTransaction();
        if (!claims.hold(key, lease)) {
            throw new ClaimLost();
        }
    }

    /** Ends an attempt that was refused and has left nothing behind: the key is free. */
    void forget() {
        if (claims.forget(key, lease)) {
            undo.run();
        }
    }

    /** Ends an attempt whose outcome is open: a repeat may go on at once, with the same subject. */
    void unlock() {
        claims.unlock(key, lease);
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An answer needs the transaction that makes it true");
        }
    }
}
