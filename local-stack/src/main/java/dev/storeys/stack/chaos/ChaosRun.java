package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Audit;
import dev.storeys.stack.chaos.audit.Audit.Findings;
import dev.storeys.stack.chaos.audit.Evidence;
import dev.storeys.stack.chaos.traffic.Audience;
import dev.storeys.stack.chaos.traffic.Browsing;
import dev.storeys.stack.chaos.traffic.Checkout;
import dev.storeys.stack.chaos.traffic.Deal;
import dev.storeys.stack.chaos.traffic.Journal;
import dev.storeys.stack.chaos.traffic.Storefront;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.supervision.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Plays scenarios on a stage that is up and judges each.
 *
 * @param reports where journals and reports go
 * @param say tells whoever watches
 */
public record ChaosRun(Plan plan, Path reports, Progress progress, Consumer<String> say) {

    /** Longer than a component may be away; after it a checkout counts as never answered. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    /**
     * Plays one scenario. Whatever happens, also a signal to this program, the stage is left whole.
     *
     * @param wishes how to play it
     */
    public Report play(Scenario scenario, Wishes wishes) throws IOException {
        say.accept("%s, seed %d".formatted(scenario.name(), wishes.seed()));
        Path file = reports.resolve("chaos-" + scenario.name() + ".jsonl");
        try (Journal journal = Journal.in(file);
                Storefront shop = new Storefront(plan.url())) {
            Faults faults = new Faults(plan, progress, journal);
            Mending mending = new Mending(faults, say);
            Runtime.getRuntime().addShutdownHook(mending);
            try {
                return play(scenario, new Stand(shop, journal, faults, wishes));
            } finally {
                faults.restore();
                mending.notNeeded();
            }
        }
    }

    /**
     * What the user wishes.
     *
     * @param orders how many checkouts, at least; 0 for the scenario's own number
     * @param rounds how often each component is hit
     */
    public record Wishes(long seed, int orders, int rounds) {

        int ordersOf(Scenario scenario) {
            return orders == 0 ? scenario.orders() : orders;
        }
    }

    /** What one run stands on. */
    private record Stand(Storefront shop, Journal journal, Faults faults, Wishes wishes) {}

    private Report play(Scenario scenario, Stand stand) throws IOException {
        stand.faults().awaitHealth();
        Audience audience = gather(scenario, stand);
        try (Browsing browsing = new Browsing(stand.shop(), stand.journal(), audience)) {
            return play(scenario, stand, browsing);
        }
    }

    private Report play(Scenario scenario, Stand stand, Browsing browsing) throws IOException {
        Audit audit = Audit.begin(plan, stand.shop(), browsing.audience());
        Instant begun = Instant.now();
        Backstage backstage =
                new Backstage(
                        plan,
                        (deals, buried) ->
                                audit.conclude(evidence(scenario, stand, browsing, deals, buried)));
        List<Deal> deals = scenario.act().play(scene(scenario, stand, browsing, backstage));
        browsing.finish();
        stand.faults().restore();
        Repeats.of(deals, checkout(stand));
        Duration traffic = Duration.between(begun, Instant.now());
        say.accept("  %d checkouts, now the books are compared".formatted(deals.size()));
        Findings findings = backstage.reckon(deals).and(backstage.rows());
        Report.Header header = header(scenario, stand, begun, traffic);
        return report(header, stand, deals, findings, backstage.figures());
    }

    private static Evidence evidence(
            Scenario scenario, Stand stand, Browsing browsing, List<Deal> deals, long buried) {
        return new Evidence(
                deals,
                browsing.audience().articles(),
                browsing.finish(),
                hit(stand.faults()),
                stand.faults().failedStarts(),
                buried,
                scenario.flawless());
    }

    private Report.Header header(Scenario scenario, Stand stand, Instant begun, Duration traffic) {
        return new Report.Header(
                scenario.name(),
                plan.stage().number(),
                stand.wishes().seed(),
                Machine.here(),
                begun,
                Report.seconds(traffic));
    }

    private Scene scene(Scenario scenario, Stand stand, Browsing browsing, Backstage backstage) {
        return new Scene(
                plan.stage(),
                stand.faults(),
                browsing.audience(),
                checkout(stand),
                browsing,
                new Random(stand.wishes().seed()),
                stand.wishes().ordersOf(scenario),
                stand.wishes().rounds(),
                backstage,
                say);
    }

    private static Checkout checkout(Stand stand) {
        return new Checkout(stand.shop(), stand.journal(), PATIENCE);
    }

    private Audience gather(Scenario scenario, Stand stand) {
        say.accept("  %d accounts are opened".formatted(scenario.people()));
        String admin =
                Audience.login(stand.shop(), Plan.ADMIN_EMAIL, plan.secrets().adminPassword());
        String run = "chaos-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        return Audience.gather(stand.shop(), admin, run, scenario.people(), scenario.units());
    }

    private static Set<String> hit(Faults faults) {
        return faults.done().stream().map(Fault::component).collect(Collectors.toSet());
    }

    private Report report(
            Report.Header header,
            Stand stand,
            List<Deal> deals,
            Findings findings,
            Map<String, String> figures)
            throws IOException {
        Report report =
                new Report(
                        header,
                        Report.seconds(findings.took()),
                        Report.Counts.of(deals, findings),
                        stand.faults().done(),
                        findings.invariants(),
                        figures,
                        findings.allHold());
        report.write(reports.resolve("chaos-" + header.scenario() + ".json"));
        return report;
    }
}
