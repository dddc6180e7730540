package dev.storeys.platform.inbox;

import java.util.List;

/** Where dead letters are kept: at most one for each consumer and event, the latest. */
public interface DeadLetters {

    /** Keeps the event; throws where that is not possible now, and then it is not dead yet. */
    void bury(Subscription<?> subscription, DeadLetter letter);

    /** The dead letters of the given consumer, the oldest first. */
    List<DeadLetter> of(Subscription<?> subscription);

    /** Its consumer has taken the event in after all. */
    void forget(Subscription<?> subscription, DeadLetter letter);
}
