package dev.storeys.stack.chaos.traffic;

/**
 * What came of one request.
 *
 * @param status of the answer; 0 if there was none
 * @param body as it came, byte for byte; empty if there was no answer
 * @param failure why there was no answer; empty if there was one
 * @param saysWhen whether it tells when to come again
 * @param source the servers that were read from for it; empty if it does not say
 */
public record Reply(int status, String body, String failure, boolean saysWhen, String source) {

    static final int SUCCESS = 200;

    private static final int ACCEPTED = 202;
    private static final int REDIRECTION = 300;
    static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int CONFLICT = 409;
    private static final int REUSED = 422;
    static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final String IN_FLIGHT = "idempotency-key-in-flight";

    public Reply(int status, String body, String failure, boolean saysWhen) {
        this(status, body, failure, saysWhen, "");
    }

    Reply(int status, String body, String failure) {
        this(status, body, failure, false);
    }

    static Reply none(Exception failure) {
        return new Reply(0, "", failure.toString());
    }

    public boolean accepted() {
        return status == ACCEPTED;
    }

    /** The refusal of a token, as of a session that the shop has forgotten. */
    boolean isSignedOut() {
        return status == UNAUTHORIZED;
    }

    public boolean isUnavailable() {
        return status == UNAVAILABLE;
    }

    /** The refusal of what cannot be done now: what is wrong, and when to come again. */
    public boolean isLater() {
        return isUnavailable() && saysWhen && body.contains("\"status\":503");
    }

    /** Whether it gives what was asked for. */
    public boolean isGood() {
        return status >= SUCCESS && status < REDIRECTION;
    }

    /** Whether it tells what became of the request; otherwise the same must be asked again. */
    public boolean isClear() {
        return status != 0 && status < SERVER_ERROR && status != TOO_MANY && !isKeyInFlight();
    }

    /** The refusal of a key that came with another body. */
    public boolean isKeyReused() {
        return status == REUSED && body.contains("idempotency-key-reused");
    }

    /** The refusal of a key whose first request is not answered yet. */
    public boolean isKeyInFlight() {
        return status == CONFLICT && body.contains(IN_FLIGHT);
    }

    /** The refusal of a request without a key. */
    public boolean isKeyMissing() {
        return status == BAD_REQUEST && body.contains("bad-idempotency-key");
    }

    /** The refusal of a door that is full; nobody behind it heard of the request. */
    public boolean isTurnedAway() {
        return isUnavailable() && body.contains("urn:storeys:problem:overloaded");
    }

    /** A refusal that the shop may give: what was wanted is gone. */
    public boolean isSoldOut() {
        return status == CONFLICT && body.contains("out-of-stock");
    }
}
