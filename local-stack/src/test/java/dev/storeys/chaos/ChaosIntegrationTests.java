package dev.storeys.chaos;

import dev.storeys.api.stage.RunningStage;
import dev.storeys.api.stage.ShopCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Kills one process of each kind while some hundred checkouts flow. Last of all: afterwards the
 * mail sink has forgotten what it got. The full set is {@code ./shop chaos --all}.
 */
@Order(Integer.MAX_VALUE)
class ChaosIntegrationTests {

    private static final Duration LIMIT = Duration.ofMinutes(7);
    private static final String CHECKOUTS = "300";

    /** The build is to do the same each time. */
    private static final String SEED = "1";

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void keepsItsWordWhateverIsKilled() {
        Optional<ShopCommand> shop = RunningStage.shop();
        Assumptions.assumeTrue(
                shop.isPresent(), "the stage was started elsewhere, so nothing of it is killed");
        Path reports = Path.of("target", "reports", "stage-" + RunningStage.number().orElseThrow());
        String printed =
                shop.orElseThrow()
                        .run(
                                LIMIT,
                                "chaos",
                                "kill-some",
                                "--seed",
                                SEED,
                                "--orders",
                                CHECKOUTS,
                                "--reports",
                                reports.toAbsolutePath().toString());
        printed.lines().filter(line -> line.contains("seed")).forEach(System.out::println);
    }
}
