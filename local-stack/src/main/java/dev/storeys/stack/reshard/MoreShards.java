package dev.storeys.stack.reshard;

import dev.storeys.stack.home.Endpoint;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Ports;
import dev.storeys.stack.stage.Choices;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Kind;
import dev.storeys.stack.stage.Sharding;
import dev.storeys.stack.stage.Shards;
import dev.storeys.stack.stage.Stage;
import dev.storeys.stack.stage.Stages;
import dev.storeys.stack.supervision.Progress;
import dev.storeys.stack.supervision.Supervisor;
import dev.storeys.stack.supervision.Unit;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a stage that is up more shards: their servers are started, and then every monolith again,
 * one after the other, so that it knows them. Nobody is on them before he is moved there.
 */
public record MoreShards(Plan plan, Progress progress) {

    /** Throws {@link Refused} if the stage can never have so many. */
    public void refuseUnlessPossible(int wanted) {
        if (plan.stage().choices().shards().sharding() == Sharding.RANGE) {
            throw new Refused(
                    ExitCode.USAGE,
                    "With --shards range each shard has its letters; another one would have none");
        }
        if (wanted > Shards.MOST) {
            throw new Refused(ExitCode.USAGE, "--to must be at most %d".formatted(Shards.MOST));
        }
    }

    /**
     * The stage with so many shards, if it has fewer; and whatever an earlier try has left undone.
     */
    public Plan upTo(int shards) throws IOException {
        refuseUnlessPossible(shards);
        Shards now = plan.stage().choices().shards();
        Plan next =
                shards > now.nodes() ? grown(plan.stage().choices().with(now.over(shards))) : plan;
        next.layout().write(next.folder());
        Supervisor supervisor = new Supervisor(next, progress);
        for (Component component : next.stage().components()) {
            if (component.kind() == Kind.POSTGRES && !runs(next, component)) {
                supervisor.start(component.name());
            } else if (component.kind() == Kind.MONOLITH && !knowsAll(next, component)) {
                new Unit(next, component).stop();
                supervisor.start(component.name());
            }
        }
        return next;
    }

    /** Components are in the order of their needs: servers before monoliths. */
    private static boolean knowsAll(Plan next, Component monolith) throws IOException {
        return new ShardMoves(next)
                .known(monolith.name())
                .containsAll(next.stage().choices().shards().names());
    }

    private Plan grown(Choices more) {
        Stage stage = Stages.of(plan.stage().number(), more);
        Map<String, Endpoint> places = new HashMap<>(plan.layout().endpoints());
        Ports ports = new Ports();
        for (Component component : stage.components()) {
            places.computeIfAbsent(component.name(), _ -> new Endpoint(ports.free(0), 0));
        }
        return plan.grown(more, places);
    }

    private static boolean runs(Plan plan, Component component) throws IOException {
        return new Unit(plan, component).running().isPresent();
    }
}
