package dev.storeys.stack.deadletter;

import dev.storeys.stack.operator.InternalRoutes;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Kind;
import dev.storeys.stack.stage.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The dead letters of a stage that is up, gathered from its applications. */
public record DeadLetters(Plan plan) {

    // Each letter is an attempt of its consumer; a hundred keep a call well below its timeout.
    private static final int AT_ONCE = 100;

    /**
     * What became of a replay.
     *
     * @param handled taken in by the consumers that had refused them
     * @param refused refused again, and dead letters again
     */
    public record Outcome(int handled, int refused) {
        private Outcome plus(Outcome other) {
            return new Outcome(handled + other.handled, refused + other.refused);
        }
    }

    /** All dead letters, the oldest first. */
    public List<DeadLetter> all() throws IOException {
        List<DeadLetter> letters = new ArrayList<>();
        for (String component : oneOfEachModule()) {
            try (OperatorApi application = application(component)) {
                letters.addAll(application.deadLetters());
            }
        }
        letters.sort(Comparator.comparing(DeadLetter::diedAt));
        return letters;
    }

    // The instances of a service read the same topics: each would tell of the same letters.
    private Collection<String> oneOfEachModule() {
        Map<String, String> first = new LinkedHashMap<>();
        for (Component component : plan.stage().components()) {
            boolean consumes =
                    component.kind() == Kind.SERVICE || component.kind() == Kind.MONOLITH;
            if (consumes && component.recipe() instanceof Recipe.App app) {
                first.putIfAbsent(app.module(), component.name());
            }
        }
        return first.values();
    }

    /** Hands each to the consumer that refused it, and to no other. */
    public Outcome replay(List<DeadLetter> letters) throws IOException {
        Outcome outcome = new Outcome(0, 0);
        for (List<DeadLetter> part : parts(letters)) {
            try (OperatorApi application = application(part.getFirst().component())) {
                outcome = outcome.plus(application.replay(part));
            }
        }
        return outcome;
    }

    /** Gives them up for good; returns how many of them were still there. */
    public int discard(List<DeadLetter> letters) throws IOException {
        int discarded = 0;
        for (List<DeadLetter> part : parts(letters)) {
            try (OperatorApi application = application(part.getFirst().component())) {
                discarded += application.discard(part);
            }
        }
        return discarded;
    }

    // Each part is of one application.
    private static List<List<DeadLetter>> parts(List<DeadLetter> letters) {
        List<List<DeadLetter>> parts = new ArrayList<>();
        letters.stream()
                .collect(Collectors.groupingBy(DeadLetter::component))
                .values()
                .forEach(all -> {
                    for (int from = 0; from < all.size(); from += AT_ONCE) {
                        parts.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
                    }
                });
        return parts;
    }

    private OperatorApi application(String component) {
        return new OperatorApi(component, InternalRoutes.of(plan, component));
    }
}
