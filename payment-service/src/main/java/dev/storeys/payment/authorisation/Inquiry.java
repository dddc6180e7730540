package dev.storeys.payment.authorisation;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether and when the provider has to be asked, and how often it was since that began. */
@Embeddable
record Inquiry(int attempts, @Nullable Instant nextAttemptAt) {

    /** Nothing is to be asked. */
    static final Inquiry NONE = new Inquiry(0, null);

    /** To be asked from then on; an inquiry that is under way keeps its count. */
    Inquiry at(Instant time) {
        return new Inquiry(attempts, time);
    }

    /**
     * Whoever asks has moved the time to the end of his lease: if it is over, he is not the last.
     */
    boolean isDue(Instant now) {
        return nextAttemptAt != null && !nextAttemptAt.isAfter(now);
    }

    /** The same, unless somebody else settled it meanwhile. */
    Inquiry postponed(Instant until) {
        return nextAttemptAt == null ? this : at(until);
    }
}
