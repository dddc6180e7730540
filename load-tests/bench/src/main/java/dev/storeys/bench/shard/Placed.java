package dev.storeys.bench.shard;

import dev.storeys.platform.shard.ShardKey;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Where everybody is. */
public final class Placed {

    /** Odd, so that one of them is the median. */
    static final int DRAWS = 101;

    private final List<String> nodes;

    /** The number of each user's node. */
    private final int[] nodeOf;

    private Placed(List<String> nodes, int[] nodeOf) {
        this.nodes = nodes;
        this.nodeOf = nodeOf;
    }

    static Placed by(Function<ShardKey, String> rule, List<ShardKey> people, List<String> nodes) {
        return of(people.stream().map(rule).toList(), nodes);
    }

    /** By the names of the users' nodes. */
    static Placed of(List<String> nodeOf, List<String> nodes) {
        return new Placed(nodes, nodeOf.stream().mapToInt(nodes::indexOf).toArray());
    }

    /** How many are on each. */
    List<Long> users() {
        long[] users = new long[nodes.size()];
        Arrays.stream(nodeOf).forEach(node -> users[node]++);
        return Arrays.stream(users).boxed().toList();
    }

    /** The users of the fullest node, as many times the mean. */
    double spread() {
        return overMean(users().stream().mapToDouble(Long::doubleValue).toArray());
    }

    /** The part of the users that are elsewhere then. */
    double movedTo(Placed later) {
        long moved =
                IntStream.range(0, nodeOf.length)
                        .filter(user -> !node(user).equals(later.node(user)))
                        .count();
        return (double) moved / nodeOf.length;
    }

    private String node(int user) {
        return nodes.get(nodeOf[user]);
    }

    /**
     * What the busiest node gets.
     *
     * @param median the part of all requests, in the middle of all draws of who is how busy
     * @param worst the same in the worst draw
     */
    public record Heat(String activity, double median, double medianOverMean, double worst) {}

    /** Draws who is how busy again and again; the same for the same seed, wherever people are. */
    Heat heat(Activity activity, long seed) {
        Random random = new Random(seed);
        int[] order = IntStream.range(0, nodeOf.length).toArray();
        double[] hottest = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            shuffle(order, random);
            hottest[draw] = Arrays.stream(requests(activity, order)).max().orElseThrow();
        }
        Arrays.sort(hottest);
        double median = hottest[DRAWS / 2];
        return new Heat(activity.name(), median, median * nodes.size(), hottest[DRAWS - 1]);
    }

    private double[] requests(Activity activity, int[] order) {
        double[] requests = new double[nodes.size()];
        for (int user = 0; user < Math.min(order.length, activity.users()); user++) {
            requests[nodeOf[order[user]]] += activity.share(user);
        }
        return requests;
    }

    private static void shuffle(int[] order, RandomGenerator random) {
        for (int last = order.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int moved = order[last];
            order[last] = order[other];
            order[other] = moved;
        }
    }

    private static double overMean(double[] values) {
        return Arrays.stream(values).max().orElseThrow()
                / Arrays.stream(values).average().orElseThrow();
    }
}
