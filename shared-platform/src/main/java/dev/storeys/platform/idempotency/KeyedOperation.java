package dev.storeys.platform.idempotency;

import dev.storeys.platform.web.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A call that takes an Idempotency-Key. */
public final class KeyedOperation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyedOperation.class);

    private final String name;
    private final Claims claims;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    KeyedOperation(String name, Claims claims, TransactionTemplate transaction, JsonMapper json) {
        this.name = name;
        this.claims = claims;
        this.transaction = transaction;
        this.json = json;
    }

    /**
     * Gives the effect once, in one transaction with its answer; a repeat gets the answer of the
     * first time. A refusal frees the key, any other failure leaves it to the next attempt.
     *
     * @param header the Idempotency-Key as it came
     * @param request all that makes two requests the same, to be written as JSON and hashed
     */
    public Answer once(
            UUID user, @Nullable String header, Object request, Function<Claim, Answer> effect) {
        return attempt(
                user,
                header,
                request,
                claim ->
                        Objects.requireNonNull(
                                transaction.execute(status -> {
                                    claim.hold();
                                    Answer answer = effect.apply(claim);
                                    claim.keep(answer);
                                    return answer;
                                })));
    }

    /**
     * As {@link #once}, for work that calls others before its transaction: it has to keep the
     * answer itself, by {@link Claim#keep} or by {@link #keepClause}.
     */
    public Answer attempt(
            UUID user, @Nullable String header, Object request, Function<Claim, Answer> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A claim must be seen before its effect commits");
        }
        Key key = Key.of(user, name, header);
        String hash = hash(request);
        return switch (claims.claim(key, hash)) {
            case Answer earlier -> earlier;
            case Claim claim -> {
                try {
                    yield work(claim, work);
                } catch (ClaimLost tooLate) {
                    yield claims.earlier(key, hash);
                }
            }
        };
    }

    /** An answer of this status, with the body as JSON. */
    public Answer answer(HttpStatus status, Object body, @Nullable String location) {
        return new Answer(status.value(), json.writeValueAsString(body), location);
    }

    /**
     * A clause for a statement of the module's own: it keeps the answer and yields a row, {@code
     * subject}, unless another attempt has taken over. Its values are {@link Claim#parameters}. The
     * rest of the statement must do nothing without that row; then throw {@link ClaimLost}.
     */
    public String keepClause() {
        return claims.keepClause();
    }

    private static Answer work(Claim claim, Function<Claim, Answer> work) {
        try {
            return work.apply(claim);
        } catch (ClaimLost tooLate) {
            throw tooLate;
        } catch (RuntimeException failure) {
            letGo(claim, failure);
            throw failure;
        }
    }

    /** Whatever fails here is mended by time, and must not hide why the attempt ended. */
    private static void letGo(Claim claim, RuntimeException failure) {
        try {
            if (failure instanceof Refusal refusal && refusal.getStatusCode().is4xxClientError()) {
                claim.forget();
            } else {
                claim.unlock();
            }
        } catch (RuntimeException later) {
            LOG.warn("A key or what it held waits for its time to run out: {}", later.toString());
            failure.addSuppressed(later);
        }
    }

    private String hash(Object request) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
