package dev.storeys.stack.reshard;

import dev.storeys.stack.operator.InternalRoutes;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Pause;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Moves of users between the shards of a stage that is up, as its monoliths carry them out. */
public record ShardMoves(Plan plan) {

    private static final String PATH = "/internal/shards/moves";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** How many buckets, or users, go from one shard to another. */
    public record Way(String from, String to, long count) {}

    /** What is to be done. */
    public record Intent(int moves, List<Way> ways) {}

    /**
     * How far it is, counted from the stage's first day.
     *
     * @param shards that the monolith knows that was asked
     */
    public record Progress(
            long planned,
            long underWay,
            long done,
            long users,
            long rows,
            List<String> problems,
            List<String> shards) {

        public boolean isOver() {
            return planned + underWay == 0;
        }
    }

    /** What spreads all buckets evenly over these shards; done as well, unless it is a dry run. */
    public Intent over(List<String> shards, boolean dryRun) throws IOException {
        return ask(Map.of("nodes", shards, "dryRun", dryRun));
    }

    /** One user's move. */
    public Intent of(UUID user, String shard, boolean dryRun) throws IOException {
        return ask(Map.of("user", user, "node", shard, "dryRun", dryRun));
    }

    private Intent ask(Object wanted) throws IOException {
        try (InternalRoutes monolith = monolith()) {
            return monolith.post(PATH, wanted, Intent.class);
        }
    }

    public Progress progress() throws IOException {
        try (InternalRoutes monolith = monolith()) {
            return monolith.get(PATH, Progress.class);
        }
    }

    /** The shards that one monolith knows. */
    List<String> known(String monolith) throws IOException {
        try (InternalRoutes routes = InternalRoutes.of(plan, monolith)) {
            return routes.get(PATH, Progress.class).shards();
        }
    }

    /** Waits for the end of all moves, and tells how far they are whenever that changes. */
    public Progress follow(Consumer<Progress> hearer) throws IOException {
        Progress before = progress();
        hearer.accept(before);
        while (!before.isOver()) {
            Pause.of(BETWEEN_LOOKS);
            Progress now = progress();
            if (!now.equals(before)) {
                hearer.accept(now);
            }
            before = now;
        }
        return before;
    }

    private InternalRoutes monolith() {
        if (!plan.stage().choices().shards().exist()) {
            throw new Refused(
                    ExitCode.USAGE, "All users are on one database, as --shards none has it");
        }
        String first =
                plan.stage().components().stream()
                        .filter(component -> component.kind() == Kind.MONOLITH)
                        .map(Component::name)
                        .findFirst()
                        .orElseThrow();
        return InternalRoutes.of(plan, first);
    }
}
