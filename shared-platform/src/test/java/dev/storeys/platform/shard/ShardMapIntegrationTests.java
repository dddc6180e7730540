package dev.storeys.platform.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a process hears of those who are moved. */
@Timeout(30)
class ShardMapIntegrationTests {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final UUID user = UUID.randomUUID();
    private final DriverManagerDataSource main =
            new DriverManagerDataSource(
                    TestServers.jdbcUrl(), TestServers.username(), TestServers.password());
    private final JdbcClient database = JdbcClient.create(main);
    private ShardMap map;

    @BeforeEach
    void open() {
        Flyway.configure()
                .dataSource(main)
                .schemas("shards")
                .locations("classpath:db/shards")
                .load()
                .migrate();
        map = map(LONG);
    }

    @AfterEach
    void close() {
        map.stop();
    }

    private ShardMap map(Duration patience) {
        ShardSettings settings =
                new ShardSettings(
                        ShardSettings.Strategy.HASH,
                        List.of(node("a"), node("b")),
                        Set.of("users"),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(10),
                        patience);
        Residents nobody =
                new Residents(new Place(Shards.MAIN, main::getConnection), database, settings);
        ShardMap opened = new ShardMap(new ShardBook(database, settings, nobody), settings);
        opened.start();
        return opened;
    }

    private static ShardSettings.Node node(String name) {
        return new ShardSettings.Node(
                name,
                null,
                "jdbc:postgresql://" + name + "/shop",
                List.of(),
                "storeys",
                "storeys",
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    @Test
    void letsChangesWaitUntilTheUserHasArrived() throws Exception {
        String target = fenceBucket();
        FutureTask<String> change =
                new FutureTask<>(() -> {
                    map.awaitArrival(user);
                    return map.nodeOf(user);
                });
        Thread waiting = Thread.ofPlatform().start(change);
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        database.sql("UPDATE shards.buckets SET node = ? WHERE bucket = ?")
                .params(target, Buckets.of(user))
                .update();
        enter("SWITCHED");
        await().until(() -> map.nodeOf(user).equals(target));
        assertThat(change.isDone()).as("the target takes no changes yet").isFalse();
        enter("DONE");
        assertThat(change.get()).isEqualTo(target);
        assertThat(map.isUnderWay(user)).isFalse();
    }

    @Test
    void letsNobodyElseWait() {
        fenceBucket();
        Stream.generate(UUID::randomUUID)
                .filter(other -> Buckets.of(other) != Buckets.of(user))
                .limit(100)
                .forEach(map::awaitArrival);
    }

    @Test
    void waitsForOneWhoIsMovedByHimself() {
        database.sql("INSERT INTO shards.users (id, email_hash, handle) VALUES (?, ?, 'one')")
                .params(user, new byte[32])
                .update();
        plan(null, user, map.nodeOf(user));
        enter("FENCED");
        await().until(() -> map.isUnderWay(user));
    }

    @Test
    void hasNoMorePatienceThanIsSaid() {
        fenceBucket();
        Duration patience = Duration.ofMillis(100);
        ShardMap hasty = map(patience);
        await().until(() -> hasty.isUnderWay(user));
        long start = System.nanoTime();
        hasty.awaitArrival(user);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(patience);
        hasty.stop();
    }

    /** Says where to. */
    private String fenceBucket() {
        String source = map.nodeOf(user);
        String target = plan(Buckets.of(user), null, source);
        assertThat(map.isUnderWay(user)).as("as long as it is only planned").isFalse();
        enter("FENCED");
        await().until(() -> map.isUnderWay(user));
        return target;
    }

    private String plan(Integer bucket, UUID single, String source) {
        String target = source.equals("a") ? "b" : "a";
        database.sql(
                        "INSERT INTO shards.moves (bucket, user_id, source, target) VALUES (?, ?, ?, ?)")
                .param(bucket)
                .param(single)
                .param(source)
                .param(target)
                .update();
        return target;
    }

    private void enter(String state) {
        database.sql("UPDATE shards.moves SET state = ?").param(state).update();
        database.sql("UPDATE shards.version SET number = number + 1").update();
    }
}
