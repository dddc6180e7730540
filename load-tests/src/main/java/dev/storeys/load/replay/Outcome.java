package dev.storeys.load.replay;

import java.util.Optional;

/** How one recorded order ended. */
record Outcome(RecordedOrder order, Fate fate, String detail) {

    enum Fate {
        NOT_SENT,
        UNANSWERED,
        REFUSED,
        LOST,
        DOUBLED,
        UNFINISHED,
        CANCELLED,
        CONFIRMED;

        boolean isAccepted() {
            return compareTo(LOST) >= 0;
        }

        /** Only what was refused or cancelled leaves the shelf as it was. */
        boolean holdsStock() {
            return isAccepted() && this != CANCELLED;
        }
    }

    /** Only running out of stock is a good reason not to sell to somebody who pays. */
    Optional<String> fault() {
        boolean fine =
                switch (fate) {
                    case CONFIRMED -> true;
                    case REFUSED, CANCELLED -> detail.equals("out-of-stock");
                    case NOT_SENT, UNANSWERED, LOST, DOUBLED, UNFINISHED -> false;
                };
        return fine
                ? Optional.empty()
                : Optional.of("order %s: %s (%s)".formatted(order.number(), fate, detail));
    }
}
