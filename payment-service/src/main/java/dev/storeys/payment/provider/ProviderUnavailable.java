package dev.storeys.payment.provider;

/**
 * The provider gave no usable answer, so what it did is unknown: ask again, and never take it for a
 * refusal.
 */
public final class ProviderUnavailable extends RuntimeException {

    /** Says what happened instead of an answer. */
    public ProviderUnavailable(String what) {
        super(what);
    }

    /** Keeps what happened instead of an answer. */
    public ProviderUnavailable(Throwable cause) {
        super(cause.toString(), cause);
    }
}
