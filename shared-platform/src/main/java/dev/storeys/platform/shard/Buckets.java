package dev.storeys.platform.shard;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * By a hash of the user's id: it names one of 1024 buckets, and each bucket is on one node. What
 * moves when a node comes are whole buckets, as few as are needed, and no key changes its bucket.
 *
 * <p>The hash is CRC-32C of the id's sixteen bytes, as Redis Cluster takes a CRC for its slots: it
 * is the same in every language, and even for ids that follow each other.
 */
public final class Buckets implements Placement {

    /** How many there are; more nodes than that make no sense. */
    public static final int COUNT = 1_024;

    private final List<String> nodes;

    private Buckets(List<String> nodes) {
        this.nodes = nodes;
    }

    /** Each node keeps as many as the others, give or take one. */
    public static Buckets even(List<String> nodes) {
        mustBeNodes(nodes);
        List<String> all = new ArrayList<>(COUNT);
        for (int bucket = 0; bucket < COUNT; bucket++) {
            all.add(nodes.get(bucket % nodes.size()));
        }
        return new Buckets(List.copyOf(all));
    }

    /** As a table says it, bucket by bucket. */
    public static Buckets of(List<String> nodes) {
        if (nodes.size() != COUNT) {
            throw new IllegalArgumentException(
                    "There are %d buckets, not %d".formatted(COUNT, nodes.size()));
        }
        return new Buckets(List.copyOf(nodes));
    }

    private static void mustBeNodes(List<String> nodes) {
        if (nodes.isEmpty() || nodes.size() > COUNT) {
            throw new IllegalArgumentException(
                    "There must be 1 to %d nodes, not %d".formatted(COUNT, nodes.size()));
        }
        if (new HashSet<>(nodes).size() < nodes.size()) {
            throw new IllegalArgumentException("Two nodes have the same name: " + nodes);
        }
    }

    /** The bucket of a user, 0 to 1023. */
    public static int of(UUID user) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES);
        bytes.putLong(user.getMostSignificantBits()).putLong(user.getLeastSignificantBits()).flip();
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) (checksum.getValue() % COUNT);
    }

    @Override
    public String nodeOf(ShardKey key) {
        return nodeOf(key.user());
    }

    @Override
    public String nodeOf(UUID user) {
        return nodeOf(of(user));
    }

    public String nodeOf(int bucket) {
        return nodes.get(bucket);
    }

    /** One bucket's way from a node to another. */
    public record Move(int bucket, String from, String to) {}

    /** The fewest moves after which these nodes keep as many buckets each, give or take one. */
    public List<Move> movesTo(List<String> wanted) {
        mustBeNodes(wanted);
        Map<String, Integer> room = quotas(wanted);
        Deque<Integer> homeless = homeless(room);
        List<Move> moves = new ArrayList<>();
        room.forEach((node, left) -> {
            for (int free = left; free > 0; free--) {
                int bucket = homeless.removeFirst();
                moves.add(new Move(bucket, nodes.get(bucket), node));
            }
        });
        return List.copyOf(moves);
    }

    /** The buckets that cannot stay where they are; the others take up room there. */
    private Deque<Integer> homeless(Map<String, Integer> room) {
        Deque<Integer> homeless = new ArrayDeque<>();
        for (int bucket = 0; bucket < COUNT; bucket++) {
            int left = room.getOrDefault(nodes.get(bucket), 0);
            if (left > 0) {
                room.put(nodes.get(bucket), left - 1);
            } else {
                homeless.add(bucket);
            }
        }
        return homeless;
    }

    // Who keeps most now keeps one more if they do not come out even: so the fewest move.
    private Map<String, Integer> quotas(List<String> wanted) {
        List<String> byLoad = new ArrayList<>(wanted);
        byLoad.sort(
                Collections.reverseOrder((one, other) ->
                        Integer.compare(
                                Collections.frequency(nodes, one),
                                Collections.frequency(nodes, other))));
        Map<String, Integer> quotas = new LinkedHashMap<>();
        for (int place = 0; place < byLoad.size(); place++) {
            int more = place < COUNT % byLoad.size() ? 1 : 0;
            quotas.put(byLoad.get(place), COUNT / byLoad.size() + more);
        }
        return quotas;
    }

    /** The same after these moves. */
    public Buckets after(List<Move> moves) {
        String[] all = nodes.toArray(String[]::new);
        moves.forEach(move -> all[move.bucket()] = move.to());
        return new Buckets(List.copyOf(Arrays.asList(all)));
    }
}
