package dev.storeys.load.replay;

import dev.storeys.load.replay.Ledger.Sighting;
import dev.storeys.load.replay.Outcome.Fate;
import dev.storeys.load.replay.Reconciliation.Sum;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what was recorded, what the shop answered and what the histories show. */
final class Reconciler {

    private final Map<String, Answer> answers;
    private final Map<String, List<Sighting>> history;
    private final StockTake stock;

    Reconciler(Map<String, Answer> answers, Collection<Sighting> sightings, StockTake stock) {
        this.answers = answers;
        this.stock = stock;
        this.history = sightings.stream().collect(Collectors.groupingBy(Sighting::id));
    }

    Reconciliation reconcile(Trace trace, Collection<String> noted) {
        List<Outcome> outcomes = trace.orders().stream().map(this::outcome).toList();
        return new Reconciliation(
                trace.name(),
                sum(outcomes, fate -> true),
                sum(outcomes, fate -> fate != Fate.NOT_SENT),
                sum(outcomes, Fate::isAccepted),
                reasons(outcomes, Fate.REFUSED),
                sum(outcomes, Fate.UNANSWERED::equals).orders(),
                sum(outcomes, Fate.CONFIRMED::equals),
                reasons(outcomes, Fate.CANCELLED),
                sum(outcomes, Fate.UNFINISHED::equals).orders(),
                stock.products(),
                faults(outcomes, noted),
                trace.malformed());
    }

    private Outcome outcome(RecordedOrder order) {
        return switch (answers.get(order.number())) {
            case null -> new Outcome(order, Fate.NOT_SENT, "the run ended before");
            case Answer.Missing(String last) -> new Outcome(order, Fate.UNANSWERED, last);
            case Answer.Refused(String reason) -> new Outcome(order, Fate.REFUSED, reason);
            case Answer.Accepted(String id) -> ending(order, id);
        };
    }

    private Outcome ending(RecordedOrder order, String id) {
        List<Sighting> seen = history.getOrDefault(id, List.of());
        if (seen.size() != 1) {
            Fate fate = seen.isEmpty() ? Fate.LOST : Fate.DOUBLED;
            return new Outcome(order, fate, id + " is in the history " + seen.size() + " times");
        }
        Sighting only = seen.getFirst();
        return switch (only.status()) {
            case "CONFIRMED" -> new Outcome(order, Fate.CONFIRMED, id);
            case "CANCELLED" -> new Outcome(order, Fate.CANCELLED, only.reason());
            default -> new Outcome(order, Fate.UNFINISHED, only.status());
        };
    }

    private static Sum sum(List<Outcome> outcomes, Predicate<Fate> fates) {
        return Sum.of(orders(outcomes, fates));
    }

    private static List<RecordedOrder> orders(List<Outcome> outcomes, Predicate<Fate> fates) {
        return outcomes.stream().filter(o -> fates.test(o.fate())).map(Outcome::order).toList();
    }

    private static Map<String, Long> reasons(List<Outcome> outcomes, Fate fate) {
        return outcomes.stream()
                .filter(outcome -> outcome.fate() == fate)
                .collect(
                        Collectors.groupingBy(
                                Outcome::detail, TreeMap::new, Collectors.counting()));
    }

    private List<String> faults(List<Outcome> outcomes, Collection<String> noted) {
        return Stream.of(
                        outcomes.stream().map(Outcome::fault).flatMap(Optional::stream),
                        unknown(),
                        stock.faults(orders(outcomes, Fate::holdsStock)),
                        noted.stream())
                .flatMap(faults -> faults)
                .toList();
    }

    /** The accounts are the run's own, so an order that was not accepted has no business there. */
    private Stream<String> unknown() {
        Set<String> accepted =
                answers.values().stream()
                        .filter(Answer.Accepted.class::isInstance)
                        .map(answer -> ((Answer.Accepted) answer).id())
                        .collect(Collectors.toSet());
        return history.keySet().stream()
                .filter(id -> !accepted.contains(id))
                .map(id -> "order " + id + " is in a history, but no answer told of it");
    }
}
