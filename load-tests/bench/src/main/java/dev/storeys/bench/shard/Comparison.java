package dev.storeys.bench.shard;

import java.util.List;
import java.util.Locale;

/** What came of one run. */
public record Comparison(int users, long seed, List<Result> strategies, List<Crossing> crossings) {

    /** In tables and charts. */
    public String markdown() {
        StrategyTables tables = new StrategyTables(strategies);
        return String.join(
                "\n",
                tables.spread(),
                tables.heat(),
                tables.growth(),
                tables.lookUps(),
                queries(),
                ratios());
    }

    private String queries() {
        return Markdown.table(
                "Queries over shards, beside one database that has all of it: p50, p99",
                List.of("query", "shards", "statements", "over them", "one database", "ratios"),
                crossings,
                one ->
                        String.format(
                                Locale.ROOT,
                                "| %s | %d | %.2f | %s | %s | %.2f, %.2f |",
                                one.asked().told(),
                                one.shards(),
                                one.statements(),
                                one.spread(),
                                one.whole(),
                                one.ratio(),
                                one.ratioOfP99()));
    }

    private String ratios() {
        return Markdown.bars(
                "p50 over shards ÷ p50 on one database",
                "ratio",
                crossings.stream()
                        .map(one -> "%s, %d".formatted(one.name(), one.shards()))
                        .toList(),
                crossings.stream().map(Crossing::ratio).toList());
    }
}
