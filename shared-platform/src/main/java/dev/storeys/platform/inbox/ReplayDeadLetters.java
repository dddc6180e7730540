package dev.storeys.platform.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Hands dead letters again to the consumer that refused them, and to no other, or gives them up.
 */
final class ReplayDeadLetters {

    private final ObjectProvider<Subscription<?>> subscriptions;
    private final DeadLetters deadLetters;
    private final Intake intake;

    ReplayDeadLetters(
            ObjectProvider<Subscription<?>> subscriptions, DeadLetters deadLetters, Intake intake) {
        this.subscriptions = subscriptions;
        this.deadLetters = deadLetters;
        this.intake = intake;
    }

    /** Names one dead letter. */
    record Name(String group, String id) {
        static Name of(DeadLetter letter) {
            return new Name(letter.group(), letter.arrival().id());
        }
    }

    /** How many were taken in, and how many were refused again and so are dead letters again. */
    record Outcome(int handled, int refused) {
        private Outcome plus(boolean taken) {
            return taken ? new Outcome(handled + 1, refused) : new Outcome(handled, refused + 1);
        }
    }

    List<DeadLetter> all() {
        return subscriptions.stream().flatMap(group -> deadLetters.of(group).stream()).toList();
    }

    /** Tries each of the named once; those that are no dead letters (any more) are passed over. */
    Outcome replay(Collection<Name> names) {
        Outcome outcome = new Outcome(0, 0);
        for (Grave grave : named(names)) {
            outcome = outcome.plus(taken(grave.subscription(), grave.letter()));
        }
        return outcome;
    }

    /** Gives the named up for good; returns how many there were. */
    int discard(Collection<Name> names) {
        List<Grave> graves = named(names);
        graves.forEach(grave -> deadLetters.forget(grave.subscription(), grave.letter()));
        return graves.size();
    }

    private record Grave(Subscription<?> subscription, DeadLetter letter) {}

    private List<Grave> named(Collection<Name> names) {
        Set<Name> wanted = Set.copyOf(names);
        Set<String> groups = wanted.stream().map(Name::group).collect(Collectors.toSet());
        return subscriptions.stream()
                .filter(subscription -> groups.contains(subscription.group()))
                .flatMap(subscription ->
                        deadLetters.of(subscription).stream()
                                .filter(letter -> wanted.contains(Name.of(letter)))
                                .map(letter -> new Grave(subscription, letter)))
                .toList();
    }

    private boolean taken(Subscription<?> subscription, DeadLetter letter) {
        try {
            intake.handle(subscription, letter.arrival());
        } catch (RuntimeException failure) {
            if (Outage.isBehind(failure)) {
                throw failure;
            }
            Reason reason = Reason.of(failure);
            deadLetters.bury(
                    subscription,
                    new DeadLetter(letter.group(), letter.arrival(), reason, Instant.now()));
            return false;
        }
        deadLetters.forget(subscription, letter);
        return true;
    }
}
