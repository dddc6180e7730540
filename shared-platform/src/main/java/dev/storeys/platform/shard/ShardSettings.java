package dev.storeys.platform.shard;

import dev.storeys.platform.database.DatabaseSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.validation.annotation.Validated;

/**
 * Over which databases users and what is theirs are spread: {@code storeys.database.shards}.
 *
 * @param strategy how it is decided who is where; it cannot be changed once there are users
 * @param nodes the databases; one that keeps users cannot be left out
 * @param modules the schemas that are spread; those of the others stay in the main database
 * @param deadline how long a query of all shards may take
 * @param refresh how often to look whether somebody is moved
 * @param patience how long changes of somebody who is being moved may wait until he has arrived;
 *     they are refused then
 */
@Validated
@ConfigurationProperties("storeys.database.shards")
record ShardSettings(
        Strategy strategy,
        @NotEmpty @DefaultValue List<@Valid Node> nodes,
        @NotEmpty @DefaultValue({"users", "orders"}) Set<String> modules,
        @DefaultValue("2s") Duration deadline,
        @DurationMin(millis = 10) @DefaultValue("200ms") Duration refresh,
        @DefaultValue("5s") Duration patience) {

    /** The schema of the accounts. */
    private static final String WHO = "users";

    /** How it is decided who is where. */
    enum Strategy {
        /** By the first letter of the user's name. */
        RANGE,
        /** By a hash of the user's id. */
        HASH,
        /** By a table: a new user goes where the fewest are. */
        DIRECTORY
    }

    /**
     * One shard.
     *
     * @param name as tables, metrics and answers call it
     * @param range the first letters of the names that it keeps, such as A-H; with {@code range}
     *     only
     * @param primary as {@code storeys.database.main.primary}, and so are the others
     */
    record Node(
            @Pattern(regexp = "[a-z][a-z0-9-]{0,30}") String name,
            @Nullable String range,
            @NotBlank String primary,
            @DefaultValue List<@NotBlank String> replicas,
            @DefaultValue("storeys") String username,
            @DefaultValue("storeys") String password,
            @Positive @DefaultValue("10") int poolSize,
            @DefaultValue("2s") Duration acquireTimeout,
            @DurationMin(seconds = 1) @DefaultValue("8s") Duration answerTimeout) {

        Node {
            replicas = List.copyOf(replicas);
        }

        DatabaseSettings.Node database() {
            return new DatabaseSettings.Node(
                    primary, replicas, username, password, poolSize, acquireTimeout, answerTimeout);
        }
    }

    /** Refuses what could never work, or would put two users' data where one's belongs. */
    ShardSettings {
        nodes = List.copyOf(nodes);
        modules = Set.copyOf(modules);
        refuseTwins("name", nodes, Node::name);
        refuseTwins("primary", nodes, Node::primary);
        Assert.isTrue(
                nodes.stream().map(Node::name).noneMatch(Shards.MAIN::equals),
                "No shard can be called main, as the main database is");
        Assert.isTrue(
                strategy == Strategy.HASH || modules.contains(WHO),
                "Without the accounts, which are in the schema users, only the strategy hash works");
        if (strategy == Strategy.RANGE) {
            RangePlacement.of(ranges(nodes));
        } else {
            Assert.isTrue(
                    nodes.stream().allMatch(node -> node.range() == null),
                    "Only the strategy range has ranges");
        }
    }

    private static void refuseTwins(String what, List<Node> nodes, Function<Node, String> of) {
        Set<String> seen = new HashSet<>();
        for (Node node : nodes) {
            Assert.isTrue(
                    seen.add(String.valueOf(of.apply(node))),
                    () -> "Two shards have the same %s: %s".formatted(what, of.apply(node)));
        }
    }

    /** The ranges by their nodes. */
    Map<String, String> ranges() {
        return ranges(nodes);
    }

    private static Map<String, String> ranges(List<Node> nodes) {
        Map<String, String> ranges = new LinkedHashMap<>();
        for (Node node : nodes) {
            String range = node.range();
            Assert.isTrue(range != null, () -> "The shard %s has no range".formatted(node.name()));
            ranges.put(node.name(), String.valueOf(range));
        }
        return ranges;
    }

    List<String> names() {
        return nodes.stream().map(Node::name).toList();
    }
}
