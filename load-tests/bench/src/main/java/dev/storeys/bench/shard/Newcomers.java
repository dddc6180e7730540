package dev.storeys.bench.shard;

import dev.storeys.bench.server.Postgres;
import dev.storeys.platform.shard.Residents;
import dev.storeys.platform.shard.ShardKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Users as they come: some by the shop's own way, and many at once where that would take hours. */
final class Newcomers {

    private static final int AT_ONCE = 8;

    private static final String NOTHING = "\\N";

    private Newcomers() {}

    /** Each enters as a registration does, some at a time. */
    static void enter(Residents residents, List<ShardKey> people) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> entered = new ArrayList<>();
            for (ShardKey newcomer : people) {
                entered.add(clients.submit(() -> residents.enter(newcomer, emailHash(newcomer))));
            }
            for (Future<?> one : entered) {
                one.get();
            }
        }
    }

    /** Writes them down where nothing but the rule says who is where. */
    static void write(Postgres main, List<ShardKey> people) throws SQLException {
        write(main, people, List.of(NOTHING));
    }

    /** Writes them down as if each had come alone: in turn, where the fewest were. */
    static void writeInTurn(Postgres main, List<ShardKey> people, List<String> nodes)
            throws SQLException {
        write(main, people, nodes);
        main.execute(
                "UPDATE shards.nodes SET users = (SELECT count(*) FROM shards.users WHERE node = name)");
    }

    private static void write(Postgres main, List<ShardKey> people, List<String> nodes)
            throws SQLException {
        main.copy(
                "shards.users (id, email_hash, handle, node)",
                IntStream.range(0, people.size())
                        .mapToObj(number ->
                                row(people.get(number), nodes.get(number % nodes.size()))));
        main.execute("ANALYZE shards.users");
    }

    private static String row(ShardKey person, String node) {
        return String.join(
                "\t",
                person.user().toString(),
                "\\\\x" + HexFormat.of().formatHex(emailHash(person)),
                person.handle(),
                node);
    }

    private static byte[] emailHash(ShardKey person) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(person.user().toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
