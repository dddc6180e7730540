package dev.storeys.platform.outbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.shard.Shards;
import dev.storeys.testing.TestServers;
import java.sql.DriverManager;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What one process has of an outbox: a pool, a relay, a bell. */
final class RelayProcess implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();
    private final TransactionTemplate transaction;
    private final Outboxes outboxes;

    RelayProcess(String url, Transport transport, OutboxSettings settings) {
        pool.setJdbcUrl(url);
        pool.setUsername(TestServers.username());
        pool.setPassword(TestServers.password());
        pool.setMaximumPoolSize(3);
        JdbcClient database = JdbcClient.create(pool);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
        outboxes =
                new Outboxes(
                        List.of(new ModuleSchema("testing", RelayProcess.class)),
                        Shards.none(() ->
                                DriverManager.getConnection(
                                        url, TestServers.username(), TestServers.password())),
                        database,
                        JsonMapper.builder().build(),
                        schema ->
                                new Relay(
                                        new OutboxTable(schema, database),
                                        transaction,
                                        transport,
                                        settings));
        outboxes.start();
    }

    void append(String key, int number) {
        transaction.executeWithoutResult(
                status -> outboxes.of("testing").append("topic", key, number));
    }

    void stop() {
        outboxes.stop();
    }

    void start() {
        outboxes.start();
    }

    @Override
    public void close() {
        outboxes.stop();
        pool.close();
    }
}
