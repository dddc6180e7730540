package dev.storeys.product;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.storeys.testing.TestServers;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A new, migrated database on a real PostgreSQL, for tests that need no Spring context. */
public final class ProductDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    private final String url;
    private final HikariDataSource pool;

    public ProductDatabase() {
        this(TestServers.jdbcUrl(), TestServers.username(), TestServers.password());
    }

    /** On a server of the caller's own. */
    public ProductDatabase(String url, String username, String password) {
        this.url = url;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(username);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
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

    /** The same database as another process would see it, through a pool of its own. */
    public ProductDatabase secondPool() {
        return new ProductDatabase(url, pool.getUsername(), pool.getPassword());
    }

    public String url() {
        return url;
    }

    /** What a measurement depends on. */
    public String describe() {
        return client().sql(
                        "SELECT version() || '; fsync ' || current_setting('fsync')"
                                + " || ', synchronous_commit ' || current_setting('synchronous_commit')"
                                + " || ', shared_buffers ' || current_setting('shared_buffers')")
                .query(String.class)
                .single();
    }

    public DataSource source() {
        return pool;
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
        template()
                .execute(
                        "TRUNCATE products.product, products.stock, products.reservation,"
                                + " products.review, products.purchase");
    }

    public long available(UUID product) {
        return client().sql("SELECT available FROM products.stock WHERE product_id = ?")
                .param(product)
                .query(Long.class)
                .single();
    }

    /** Units that are held or sold. */
    public long taken(UUID product) {
        return client().sql(
                        """
                        SELECT coalesce(sum((line ->> 'quantity')::bigint), 0)
                        FROM products.reservation, jsonb_array_elements(lines) line
                        WHERE status IN ('HELD', 'CLAIMED') AND line ->> 'productId' = ?
                        """)
                .param(product.toString())
                .query(Long.class)
                .single();
    }

    /**
     * Units that can be sold, are held or sold; of one moment, so that what moves meanwhile is not
     * counted twice or not at all.
     */
    public long total(UUID product) {
        return client().sql(
                        """
                        SELECT available + (
                            SELECT coalesce(sum((line ->> 'quantity')::bigint), 0)
                            FROM products.reservation, jsonb_array_elements(lines) line
                            WHERE status IN ('HELD', 'CLAIMED')
                                AND line ->> 'productId' = product_id::text)
                        FROM products.stock WHERE product_id = ?
                        """)
                .param(product)
                .query(Long.class)
                .single();
    }

    public List<UUID> purchases(UUID user) {
        return client().sql("SELECT product_id FROM products.purchase WHERE user_id = ?")
                .param(user)
                .query(UUID.class)
                .list();
    }

    @Override
    public void close() {
        pool.close();
    }
}
