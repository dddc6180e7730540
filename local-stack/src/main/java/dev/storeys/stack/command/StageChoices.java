package dev.storeys.stack.command;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.stage.Balancing;
import dev.storeys.stack.stage.Balancing.Algorithm;
import dev.storeys.stack.stage.Choices;
import dev.storeys.stack.stage.Replication;
import dev.storeys.stack.stage.Sharding;
import dev.storeys.stack.stage.Shards;
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
    private static final int MOST_REPLICAS = 5;
    // From so many on, one may fail and a commit still finds another.
    private static final int WITHOUT_ONE = 2;

    @Parameters(
            paramLabel = "STAGE",
            arity = "0..1",
            defaultValue = "5",
            description =
                    "1 (one process), 2 (a balancer before several), 3 (as 2, and reads from"
                            + " standby servers) or 5 (services); default: ${DEFAULT-VALUE}")
    private int stage;

    @Option(
            names = "--instances",
            description =
                    "processes of the monolith in stages 2 and 3 (3), of each service in stage 5 (1)")
    private @Nullable Integer instances;

    @Option(
            names = "--balancer",
            defaultValue = "round-robin",
            description =
                    "how stages 2 and 3 share requests out: round-robin, least-connections, weighted,"
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

    @Option(
            names = "--replicas",
            description =
                    "servers that follow each PostgreSQL and answer reads, in stage 3 (2) and 5 (0)")
    private @Nullable Integer replicas;

    @Option(
            names = "--commit",
            paramLabel = "synchronous|asynchronous",
            description =
                    "whether a commit waits until a replica has it too, so that none is lost when"
                            + " one takes over; default: synchronous with 2 replicas or more, as"
                            + " writes then go on without one of them")
    private @Nullable Commit commit;

    @Option(
            names = "--shards",
            description =
                    "in stage 3, how users and their orders are spread over three more databases:"
                            + " hash (by id), range (by name), directory (where the fewest are) or"
                            + " none; default: as it was, at first hash. Each has as many replicas"
                            + " as the main one")
    private @Nullable Sharding sharding;

    /** When a commit is one. */
    enum Commit {
        SYNCHRONOUS,
        ASYNCHRONOUS
    }

    int number() {
        return stage;
    }

    /**
     * The stage as it is wished.
     *
     * @param kept how users' data was spread before, which stays so where nothing is said
     */
    Stage stage(Shards kept) {
        Choices usual = Stages.usual(stage);
        int many = within("--instances", instances, usual.instances(), 1, MOST_INSTANCES);
        Replication replication = replication(usual);
        return Stages.of(
                stage,
                new Choices(
                        many,
                        Balancing.of(balancer, weights, many),
                        replication,
                        new Shards(
                                sharding == null ? kept.sharding() : sharding,
                                replication.replicas(),
                                kept.nodes())));
    }

    private Replication replication(Choices usual) {
        int followers =
                within("--replicas", replicas, usual.replication().replicas(), 0, MOST_REPLICAS);
        Commit usually = followers < WITHOUT_ONE ? Commit.ASYNCHRONOUS : Commit.SYNCHRONOUS;
        Commit when = commit == null ? usually : commit;
        if (followers == 0 && commit == Commit.SYNCHRONOUS) {
            throw new Refused(ExitCode.USAGE, "--commit synchronous needs --replicas");
        }
        return Replication.of(followers, when == Commit.SYNCHRONOUS);
    }

    private static int within(
            String option, @Nullable Integer wished, int usual, int least, int most) {
        int number = wished == null ? usual : wished;
        if (number < least || number > most) {
            throw new Refused(ExitCode.USAGE, "%s must be %d to %d".formatted(option, least, most));
        }
        return number;
    }
}
