package dev.storeys.stack.chaos;

import java.util.List;
import java.util.Set;

/** Scenarios in which nothing breaks but many come at once. */
final class CrowdScenarios {

    private static final int PEOPLE = 20;

    private static final Scenario REPLAY_KEYS =
            crowd(
                    "replay-keys",
                    "every key is sent 10 times at once, then with another body",
                    200,
                    100_000,
                    Crowd::replayKeys);

    private static final Scenario FLASH_SALE =
            crowd(
                    "flash-sale",
                    "2000 buyers, or as many as --orders says, at once want one of 500 units",
                    2_000,
                    500,
                    Crowd::flashSale);

    private CrowdScenarios() {}

    static List<Scenario> all() {
        return List.of(REPLAY_KEYS, FLASH_SALE);
    }

    private static Scenario crowd(
            String name, String description, int orders, long units, Scenario.Act act) {
        return new Scenario(
                name, description, orders, PEOPLE, List.of(units), Set.of(), false, act);
    }
}
