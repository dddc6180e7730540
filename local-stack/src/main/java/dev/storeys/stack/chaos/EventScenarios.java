package dev.storeys.stack.chaos;

import dev.storeys.stack.stage.Kind;
import java.util.List;
import java.util.Set;

/** Scenarios in which the topics hold what they should not. */
final class EventScenarios {

    private static final int ORDERS = 400;
    private static final int PEOPLE = 20;
    private static final List<Long> SHELF = List.of(60L, 100_000L, 100_000L, 100_000L);

    private static final Scenario REPLAY_TOPICS =
            onTopics(
                    "replay-topics",
                    "every record of every topic comes twice more; no table, mail or charge may"
                            + " change",
                    TopicReplay::play);

    private static final Scenario POISON =
            onTopics(
                    "poison",
                    "1000 unreadable records between those of the orders; each must become a dead"
                            + " letter and delay nobody",
                    Poisoning::play);

    private EventScenarios() {}

    static List<Scenario> all() {
        return List.of(REPLAY_TOPICS, POISON);
    }

    private static Scenario onTopics(String name, String description, Scenario.Act act) {
        return new Scenario(
                name,
                description,
                ORDERS,
                PEOPLE,
                SHELF,
                Set.of(Kind.KAFKA),
                1,
                true,
                act,
                Scenario.NONE);
    }
}
