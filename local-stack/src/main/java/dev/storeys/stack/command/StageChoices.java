package dev.storeys.stack.command;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.stage.Balancing;
import dev.storeys.stack.stage.Balancing.Algorithm;
import dev.storeys.stack.stage.Stage;
import dev.storeys.stack.stage.Stages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which stage, and what a stage leaves open. */
final class StageChoices {

    private static final int MOST_INSTANCES = 9;

    @Parameters(
            paramLabel = "STAGE",
            arity = "0..1",
            defaultValue = "5",
            description =
                    "1 (one process), 2 (a balancer before several) or 5 (services); default:"
                            + " ${DEFAULT-VALUE}")
    private int stage;

    @Option(
            names = "--instances",
            description =
                    "processes of the monolith in stage 2 (3), of each service in stage 5 (1)")
    private @Nullable Integer instances;

    @Option(
            names = "--balancer",
            defaultValue = "round-robin",
            description =
                    "how stage 2 shares requests out: round-robin, least-connections, weighted,"
                            + " ip-hash or sticky; default: ${DEFAULT-VALUE}")
    private Algorithm balancer = Algorithm.ROUND_ROBIN;

    @Option(
            names = "--weights",
            split = ",",
            paramLabel = "N,N,…",
            description =
                    "of --balancer weighted, one for each instance; who has 0 gets nothing unless"
                            + " all others are away; default: 3,2,1")
    private List<Integer> weights = new ArrayList<>();

    Stage stage() {
        int many = instances == null ? Stages.usualInstances(stage) : instances;
        if (many < 1 || many > MOST_INSTANCES) {
            throw new Refused(
                    ExitCode.USAGE, "--instances must be 1 to %d".formatted(MOST_INSTANCES));
        }
        return Stages.of(stage, many, Balancing.of(balancer, weights, many));
    }
}
