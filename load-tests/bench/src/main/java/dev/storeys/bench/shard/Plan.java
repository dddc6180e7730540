package dev.storeys.bench.shard;

import dev.storeys.platform.shard.ShardKey;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be compared.
 *
 * @param zipf how unevenly users are busy
 * @param trace orders that were recorded, for how busy real customers were
 * @param turns windows of a second of each query over all shards
 */
public record Plan(int users, long seed, double zipf, @Nullable Path trace, int turns) {

    private static final int FEWEST = 20_000;
    private static final int NEWCOMERS = 3_000;
    private static final int ORDERS = 100_000;

    /** Refuses so few users that there are none left who were not looked up before. */
    public Plan {
        if (users < FEWEST) {
            throw new IllegalArgumentException("At least %,d users".formatted(FEWEST));
        }
    }

    /** Measures all of it; takes some minutes. */
    public Comparison measure(PrintStream progress) throws Exception {
        List<ShardKey> all = People.of(users + NEWCOMERS, seed);
        List<ShardKey> people = all.subList(0, users);
        List<Activity> activities = new ArrayList<>();
        activities.add(Activity.zipf(users, zipf));
        if (trace != null) {
            activities.add(Activity.recorded(trace));
        }
        Strategies strategies =
                new Strategies(people, all.subList(users, all.size()), activities, seed, progress);
        List<ShardKey> customers = people.subList(0, Math.min(users, ORDERS));
        return new Comparison(
                users,
                seed,
                strategies.measure(),
                new Crossings(customers, turns, progress).measure());
    }
}
