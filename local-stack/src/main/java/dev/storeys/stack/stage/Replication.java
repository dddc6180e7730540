package dev.storeys.stack.stage;

import java.util.Map;

/**
 * How each database is kept on several servers.
 *
 * @param replicas servers that follow each primary; none if there is one server only
 * @param synchronous whether a commit waits until one of them has it on its disk too
 * @param primaries who leads a database's servers since one was promoted, by the name of the server
 *     that led them at first
 */
public record Replication(int replicas, boolean synchronous, Map<String, String> primaries) {

    public static final Replication NONE = of(0, false);

    public Replication {
        primaries = Map.copyOf(primaries);
    }

    public static Replication of(int replicas, boolean synchronous) {
        return new Replication(replicas, synchronous, Map.of());
    }

    /** The same with as many that follow; where none do, no commit can wait for one. */
    Replication with(int others) {
        return new Replication(others, synchronous && others > 0, primaries);
    }

    /** The same after one server has taken over. */
    Replication led(String first, String primary) {
        Map<String, String> all = new java.util.HashMap<>(primaries);
        all.put(first, primary);
        return new Replication(replicas, synchronous, all);
    }

    /** The same, led by whom it was led before. */
    Replication ledAs(Replication before) {
        return new Replication(replicas, synchronous, before.primaries);
    }

    String primaryOf(String first) {
        return primaries.getOrDefault(first, first);
    }
}
