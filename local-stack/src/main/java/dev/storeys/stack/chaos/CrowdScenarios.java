package dev.storeys.stack.chaos;

import dev.storeys.stack.stage.Kind;
import java.util.List;
import java.util.Set;

/** Scenarios in which nothing breaks but many come at once, or one does not come. */
final class CrowdScenarios {

    private static final int PEOPLE = 20;

    private static final Scenario REPLAY_KEYS =
            crowd(
                    "replay-keys",
                    "1000 keys, or as many as --orders says: 10 times at once, with another body,"
                            + " by somebody else",
                    1_000,
                    KeyReplay.SHELF,
                    KeyReplay::play);

    private static final Scenario FLASH_SALE =
            crowd(
                    "flash-sale",
                    "5000 buyers, or as many as --orders says, want one of 500 units; 100 want the"
                            + " only one",
                    5_000,
                    FlashSale.SHELF,
                    FlashSale::play);

    private static final Scenario HOLD_EXPIRY =
            crowd(
                            "hold-expiry",
                            "50 units are held for orders that never come, and must come back in time",
                            50,
                            HoldExpiry.SHELF,
                            HoldExpiry::play)
                    .unless(HoldExpiry::hindrance);

    private static final Scenario OVERLOAD =
            new Scenario(
                            "overload",
                            "three times as many visitors as it can serve come for 120 s; it goes on serving",
                            0,
                            PEOPLE,
                            Overload.SHELF,
                            Set.of(Kind.GATEWAY),
                            1,
                            false,
                            Overload::play,
                            Scenario.NONE)
                    .unless(Overload::hindrance);

    private CrowdScenarios() {}

    static List<Scenario> all() {
        return List.of(REPLAY_KEYS, FLASH_SALE, HOLD_EXPIRY, OVERLOAD);
    }

    private static Scenario crowd(
            String name, String description, int orders, List<Long> shelf, Scenario.Act act) {
        return new Scenario(
                name, description, orders, PEOPLE, shelf, Set.of(), 1, false, act, Scenario.NONE);
    }
}
