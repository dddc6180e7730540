package dev.storeys.stack.command;

import dev.storeys.stack.home.HomeLock;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.reshard.MoreShards;
import dev.storeys.stack.reshard.ShardMoves;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reshard",
        mixinStandardHelpOptions = true,
        description = {
            "Moves users of stage 3 between its shards while they shop.",
            "--to adds shards if there are fewer, and spreads the buckets of --shards hash evenly;"
                    + " --user moves one user. The running shop carries it out, and goes on with it"
                    + " after a crash; without an option this shows how far it is."
        })
final class ReshardCommand implements Callable<Integer> {

    @Option(names = "--to", paramLabel = "N", description = "so many shards")
    private @Nullable Integer shards;

    @Option(names = "--user", paramLabel = "ID", description = "the user who moves")
    private @Nullable UUID user;

    @Option(names = "--node", paramLabel = "SHARD", description = "where --user goes, as shard-2")
    private @Nullable String node;

    @Option(names = "--dry-run", description = "show the plan and do nothing")
    private boolean dryRun;

    private final Session session;

    ReshardCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        refuseHalves();
        Plan plan = session.planner().required();
        if (shards != null) {
            spread(plan, shards);
        } else if (user != null && node != null) {
            print(new ShardMoves(plan).of(user, node, dryRun));
        }
        if (!dryRun) {
            follow();
        }
        return ExitCode.OK.code();
    }

    private void refuseHalves() {
        boolean both = shards != null && user != null;
        boolean neither = shards == null && user == null;
        if (both
                || (user == null) != (node == null)
                || (shards != null && shards < 1)
                || (neither && dryRun)) {
            throw new Refused(
                    ExitCode.USAGE, "Give either --to N, of 1 at least, or --user ID --node SHARD");
        }
    }

    private void spread(Plan plan, int wanted) throws IOException {
        MoreShards more = new MoreShards(plan, session.terminal());
        more.refuseUnlessPossible(wanted);
        List<String> names = plan.stage().choices().shards().over(wanted).names();
        if (dryRun) {
            print(new ShardMoves(plan).over(names, true));
            return;
        }
        // Before anything is started: what cannot be moved needs no shard.
        new ShardMoves(plan).over(names, true);
        Plan grown;
        try (HomeLock _ = HomeLock.take(session.home(), "reshard --to " + wanted)) {
            grown = more.upTo(wanted);
        }
        print(new ShardMoves(grown).over(names, false));
    }

    private void print(ShardMoves.Intent intent) {
        for (ShardMoves.Way way : intent.ways()) {
            session.terminal()
                    .out()
                    .printf(
                            "%s -> %s: %d %s%n",
                            way.from(), way.to(), way.count(), user == null ? "buckets" : "user");
        }
        if (intent.moves() == 0) {
            session.terminal().out().printf("Nobody has to move.%n");
        }
    }

    private void follow() throws IOException {
        ShardMoves.Progress end = new ShardMoves(session.planner().required()).follow(this::tell);
        session.terminal()
                .out()
                .printf(
                        "All moves are done: %d, of %d users and %d rows.%n",
                        end.done(), end.users(), end.rows());
    }

    private void tell(ShardMoves.Progress now) {
        String waits = now.problems().isEmpty() ? "" : "; waits: " + now.problems().getFirst();
        session.terminal()
                .say(
                        "%d planned, %d under way, %d done%s"
                                .formatted(now.planned(), now.underWay(), now.done(), waits));
    }
}
