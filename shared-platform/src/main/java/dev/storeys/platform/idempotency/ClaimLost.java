package dev.storeys.platform.idempotency;

/**
 * The lease ran out and a repeat has taken over; thrown out of the transaction so that this
 * attempt's effect is undone. The client gets what became of the other attempt.
 */
public final class ClaimLost extends RuntimeException {

    public ClaimLost() {
        super("Another attempt has taken this key over");
    }
}
