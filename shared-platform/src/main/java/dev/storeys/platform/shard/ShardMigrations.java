package dev.storeys.platform.shard;

import dev.storeys.platform.database.DatabaseSettings;
import dev.storeys.platform.database.DirectConnections;
import dev.storeys.platform.database.Migrations;
import dev.storeys.platform.module.ModuleSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.sqlExceptions.FlywaySqlUnableToConnectToDbException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the schemas up to date in all databases: on the shards those of the modules that are
 * spread, in the main database the others and, of these, what is nobody's.
 */
final class ShardMigrations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ShardMigrations.class);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    /** For a shard that starts beside us; one that is down must not keep the others' users out. */
    private static final int TRIES = 15;

    private final DatabaseSettings.Node main;
    private final ShardSettings settings;
    private final List<ModuleSchema> schemas;
    private final DirectConnections connections;
    private final CountDownLatch closed = new CountDownLatch(1);

    ShardMigrations(
            DatabaseSettings.Node main,
            ShardSettings settings,
            List<ModuleSchema> schemas,
            DirectConnections connections) {
        this.main = main;
        this.settings = settings;
        this.schemas = List.copyOf(schemas);
        this.connections = connections;
    }

    void migrate() {
        Migrations.of(main, "shards", "classpath:db/shards").load().migrate();
        for (ModuleSchema schema : schemas) {
            if (isSpread(schema)) {
                refuseTablesOfUsers(schema);
            }
            String scripts = isSpread(schema) ? schema.globalScripts() : schema.scripts();
            Migrations.of(main, schema.name(), Migrations.PLATFORM, scripts).load().migrate();
        }
        settings.nodes().forEach(this::migrate);
    }

    private boolean isSpread(ModuleSchema schema) {
        return settings.modules().contains(schema.name());
    }

    /** Whoever was here before there were shards would not be found any more. */
    private void refuseTablesOfUsers(ModuleSchema schema) {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT to_regclass('%1$s.%1$s') IS NOT NULL"
                                        .formatted(schema.name()))) {
            if (row.next() && row.getBoolean(1)) {
                throw new IllegalStateException(
                        "The main database keeps %s itself; shards begin with an empty one"
                                .formatted(schema.name()));
            }
        } catch (SQLException unreadable) {
            throw new IllegalStateException("The main database cannot be read", unreadable);
        }
    }

    private void migrate(ShardSettings.Node node) {
        try {
            migrate(node, TRIES);
        } catch (FlywaySqlUnableToConnectToDbException away) {
            LOG.warn("The shard {} is away; whoever is on it waits", node.name(), away);
            Thread.ofPlatform()
                    .daemon()
                    .name("schemas-" + node.name())
                    .start(() -> migrateLater(node));
        }
    }

    private void migrate(ShardSettings.Node node, int tries) {
        Migrations.of(node.database(), "shard", "classpath:db/shard/node")
                .connectRetries(tries)
                .load()
                .migrate();
        for (ModuleSchema schema : schemas) {
            if (isSpread(schema)) {
                Migrations.of(
                                node.database(),
                                schema.name(),
                                Migrations.PLATFORM,
                                schema.scripts(),
                                "classpath:db/shard/platform",
                                "classpath:db/shard/" + schema.name())
                        .connectRetries(tries)
                        .load()
                        .migrate();
            }
        }
    }

    private void migrateLater(ShardSettings.Node node) {
        try {
            while (!closed.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    migrate(node, 0);
                    LOG.info("The shard {} is back", node.name());
                    return;
                } catch (FlywayException stillAway) {
                    LOG.debug("The shard {} is still away", node.name(), stillAway);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
