package dev.storeys.stack.supervision;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.postgres.Promotion;
import dev.storeys.stack.stage.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lets another server of a database lead in place of the one that has ended. */
public record Failover(Plan plan) {

    /**
     * What came of it.
     *
     * @param plan by which the stage goes on
     */
    public record Outcome(String primary, Plan plan) {}

    /** The one that has most of what the ended primary wrote takes over. */
    public Outcome toTheBest() throws IOException {
        List<Recipe.Postgres> headless = headless();
        if (headless.size() != 1) {
            throw new Refused(
                    ExitCode.USAGE,
                    headless.isEmpty()
                            ? "No primary has ended whose place another server could take."
                            : "Several primaries have ended; say which server takes over.");
        }
        Recipe.Postgres set = headless.getFirst();
        return lead(set, best(set).server());
    }

    /** This server takes over. */
    public Outcome to(String server) throws IOException {
        if (!(plan.stage().component(server).recipe() instanceof Recipe.Postgres set)
                || set.members().size() == 1) {
            throw new Refused(ExitCode.USAGE, server + " follows no other server.");
        }
        boolean again = server.equals(set.primary());
        if (!again && runs(set.primary())) {
            throw new Refused(
                    ExitCode.ALREADY_UP,
                    "%s leads and runs; two must not: ./shop kill %s"
                            .formatted(set.primary(), set.primary()));
        }
        if (!again) {
            refuseTheLesser(set, new Promotion(plan, server));
        }
        return lead(set, server);
    }

    // One that is ahead of whom it is to follow cannot follow it, and what it has more is lost.
    private void refuseTheLesser(Recipe.Postgres set, Promotion wanted) {
        Promotion best = best(set);
        if (best.received() > wanted.received()) {
            throw new Refused(
                    ExitCode.USAGE,
                    "%s has received more than %s: ./shop promote %s"
                            .formatted(best.server(), wanted.server(), best.server()));
        }
    }

    // Written down first: if this ends half-way, the one that ended can no longer come back as one
    // that leads, and the same command goes on.
    private Outcome lead(Recipe.Postgres set, String server) throws IOException {
        if (!runs(server)) {
            throw new Refused(ExitCode.NOT_UP, server + " does not run.");
        }
        Plan next = plan.led(set.members().getFirst(), server);
        next.layout().write(next.folder());
        new Promotion(plan, server).run(others(set, server));
        return new Outcome(server, next);
    }

    private List<String> others(Recipe.Postgres set, String leader) throws IOException {
        List<String> others = new ArrayList<>();
        for (String member : set.others(leader)) {
            if (runs(member)) {
                others.add(member);
            }
        }
        return others;
    }

    private Promotion best(Recipe.Postgres set) {
        return set.followers().stream()
                .map(member -> new Promotion(plan, member))
                .max(Comparator.comparingLong(Promotion::received))
                .orElseThrow();
    }

    private List<Recipe.Postgres> headless() throws IOException {
        List<Recipe.Postgres> headless = new ArrayList<>();
        for (Recipe.Postgres set : plan.stage().replicatedDatabases()) {
            if (!runs(set.primary())) {
                headless.add(set);
            }
        }
        return headless;
    }

    private boolean runs(String server) throws IOException {
        return new Unit(plan, plan.stage().component(server)).running().isPresent();
    }
}
