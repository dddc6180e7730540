package dev.storeys.product;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.storeys.testing.TestServers;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A new, migrated database on a real PostgreSQL, for tests that need no Spring context. */
public final class ProductDatabase implements AutoCloseable {

    private final HikariDataSource pool;

    public ProductDatabase() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(TestServers.jdbcUrl());
        config.setUsername(TestServers.username());
        config.setPassword(TestServers.password());
        config.setMaximumPoolSize(16);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(pool)
                .defaultSchema("products")
                .createSchemas(true)
                .locations("classpath:db/platform", "classpath:db/products")
                .load()
                .migrate();
    }

    public JdbcClient client() {
        return JdbcClient.create(pool);
    }

    public JdbcTemplate template() {
        return new JdbcTemplate(pool);
    }

    public PlatformTransactionManager transactions() {
        return new JdbcTransactionManager(pool);
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(transactions());
    }

    public void clear() {
        template().execute("TRUNCATE products.product, products.stock, products.reservation");
    }

    public long available(UUID product) {
        return client().sql("SELECT available FROM products.stock WHERE product_id = ?")
                .param(product)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        pool.close();
    }
}
