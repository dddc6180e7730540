package dev.storeys.order.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.platform.idempotency.Answer;
import dev.storeys.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A database of the first version, in which a key has its answer and another is in flight. */
@SpringBootTest
class KeysOfOldIntegrationTests {

    private static final UUID CUSTOMER = UUID.randomUUID();
    private static final UUID DONE = UUID.randomUUID();
    private static final UUID BEGUN = UUID.randomUUID();

    private static final PlaceOrderRequest REQUEST =
            new PlaceOrderRequest(
                    List.of(new PlaceOrderRequest.Item(FakeCatalog.LAMP, 2)), null, "card-ok");

    /** As the first version hashed this request. */
    private static final String HASH =
            "84e8a5e279aae29f1420f913b30b45be43f630b02166ab3e498cfb108f485e3e";

    @TempDir static Path migrations;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) throws IOException {
        String url = TestServers.jdbcUrl();
        migrateAsTheFirstVersion(url);
        registry.add("storeys.database.main.primary", () -> url);
        registry.add("storeys.database.main.username", TestServers::username);
        registry.add("storeys.database.main.password", TestServers::password);
    }

    @Autowired PlaceOrder placeOrder;
    @Autowired JdbcClient database;

    @Test
    void answersARepeatAsTheFirstVersionDid() {
        assertThat(placeOrder.place(CUSTOMER, "done", REQUEST))
                .isEqualTo(new Answer(202, "{\"id\": \"as it was\"}", "/api/v1/orders/" + DONE));
    }

    @Test
    void goesOnWithAnOrderThatTheFirstVersionBegan() {
        Answer answer = placeOrder.place(CUSTOMER, "begun", REQUEST);
        assertThat(answer.location()).isEqualTo("/api/v1/orders/" + BEGUN);
        assertThat(placeOrder.place(CUSTOMER, "begun", REQUEST)).isEqualTo(answer);
    }

    private static void migrateAsTheFirstVersion(String url) throws IOException {
        for (String file :
                List.of(
                        "db/platform/V0_1__outbox_and_inbox.sql",
                        "db/orders/V1__orders_carts_and_keys.sql")) {
            ClassPathResource script = new ClassPathResource(file);
            Files.write(migrations.resolve(script.getFilename()), script.getContentAsByteArray());
        }
        DriverManagerDataSource source =
                new DriverManagerDataSource(url, TestServers.username(), TestServers.password());
        Flyway.configure()
                .dataSource(source)
                .schemas("orders")
                .locations("filesystem:" + migrations)
                .load()
                .migrate();
        JdbcClient old = JdbcClient.create(source);
        remember(old, "done", DONE, "{\"id\": \"as it was\"}");
        remember(old, "begun", BEGUN, null);
    }

    private static void remember(JdbcClient old, String key, UUID order, String answer) {
        old.sql(
                        "INSERT INTO orders.checkout_keys (user_id, key, request_hash, order_id, answer, locked_until) VALUES (?, ?, ?, ?, ?, now())")
                .params(CUSTOMER, key, HASH, order, answer)
                .update();
    }
}
