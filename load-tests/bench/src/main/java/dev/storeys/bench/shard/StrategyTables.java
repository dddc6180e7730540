package dev.storeys.bench.shard;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was seen of the strategies, in tables and charts. */
record StrategyTables(List<Result> strategies) {

    private static final double MOST = 1.15;
    private static final double PERCENT = 100;
    private static final double THOUSAND = 1_000;

    String spread() {
        return Markdown.table(
                        "Users on three shards",
                        List.of(
                                "strategy",
                                "users on each",
                                "fullest ÷ mean",
                                "at most %.2f (promise 13)".formatted(MOST)),
                        strategies,
                        StrategyTables::spread)
                + "\n"
                + Markdown.bars("Users on each shard", "thousands", shards(), users());
    }

    private static String spread(Result result) {
        return String.format(
                Locale.ROOT,
                "| %s%s | %s | %.4f | %s |",
                result.strategy().setting(),
                result.strategy().ranges().isEmpty()
                        ? ""
                        : " " + String.join(", ", result.strategy().ranges()),
                result.users().stream()
                        .map(users -> String.format(Locale.ROOT, "%,d", users))
                        .collect(Collectors.joining("; ")),
                result.spread(),
                result.spread() <= MOST ? "holds" : "does not hold");
    }

    private List<String> shards() {
        return strategies.stream()
                .flatMap(result ->
                        IntStream.rangeClosed(1, result.users().size())
                                .mapToObj(number -> result.strategy().setting() + " " + number))
                .toList();
    }

    private List<Double> users() {
        return strategies.stream()
                .flatMap(result -> result.users().stream())
                .map(users -> users / THOUSAND)
                .toList();
    }

    String heat() {
        return Markdown.table(
                        "Requests, as some users are much busier than others: the middle and the worst of %d draws of who is"
                                .formatted(Placed.DRAWS),
                        List.of(
                                "strategy",
                                "who is how busy",
                                "of all requests on the hottest shard",
                                "÷ mean",
                                "worst draw"),
                        strategies,
                        StrategyTables::heats)
                + "\n"
                + bars(
                        "The hottest shard's requests",
                        "÷ mean",
                        result -> result.heats().getFirst().medianOverMean());
    }

    private static String heats(Result result) {
        return Markdown.lines(
                result.heats(),
                heat ->
                        String.format(
                                Locale.ROOT,
                                "| %s | %s | %.1f %% | %.3f | %.1f %% |",
                                result.strategy().setting(),
                                heat.activity(),
                                heat.median() * PERCENT,
                                heat.medianOverMean(),
                                heat.worst() * PERCENT));
    }

    String growth() {
        return Markdown.table(
                        "A fourth shard",
                        List.of("strategy", "users that move", "fullest ÷ mean after that", ""),
                        strategies,
                        StrategyTables::growth)
                + "\n"
                + bars(
                        "Users that move for a fourth shard",
                        "%",
                        result -> result.fourth().moved() * PERCENT);
    }

    private static String growth(Result result) {
        Growth fourth = result.fourth();
        return String.format(
                Locale.ROOT,
                "| %s | %.1f %% | %.3f | %s |",
                result.strategy().setting(),
                fourth.moved() * PERCENT,
                fourth.spread(),
                fourth.arrived() == 0
                        ? fourth.ranges()
                        : String.format(
                                Locale.ROOT,
                                "even when %,d newcomers have come; of %,d that did, %,d went to the fourth",
                                fourth.newcomers(),
                                fourth.arrived(),
                                fourth.arrivedOnNew()));
    }

    String lookUps() {
        return Markdown.table(
                "What it takes to learn where a user is: p50, p99",
                List.of("strategy", "known of him", "first time", "again", "SELECT 1 beside"),
                strategies,
                StrategyTables::lookUps);
    }

    private static String lookUps(Result result) {
        return Markdown.lines(
                result.lookUps(),
                lookUp ->
                        String.format(
                                Locale.ROOT,
                                "| %s | %s | %s | %s | %s |",
                                result.strategy().setting(),
                                lookUp.by(),
                                lookUp.cold(),
                                lookUp.warm(),
                                lookUp.selectOne()));
    }

    private String bars(String title, String unit, ToDoubleFunction<Result> figure) {
        return Markdown.bars(
                title,
                unit,
                strategies.stream().map(result -> result.strategy().setting()).toList(),
                strategies.stream().map(result -> figure.applyAsDouble(result)).toList());
    }
}
