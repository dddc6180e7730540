package dev.storeys.user;

import dev.storeys.testing.TestServers;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on a real database; tests that extend it share one instance. */
@SpringBootTest(
        classes = UserServiceApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
public abstract class UserServiceTest {

    protected static final String SERVICE_KEY = "the key of the services";
    protected static final String ADMIN_PASSWORD = "an administrator's password";

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        String database = TestServers.jdbcUrl();
        settings.add("storeys.database.main.primary", () -> database);
        settings.add("storeys.database.main.username", TestServers::username);
        settings.add("storeys.database.main.password", TestServers::password);
        settings.add("storeys.security.service-key", () -> SERVICE_KEY);
        settings.add("storeys.user.admin.password", () -> ADMIN_PASSWORD);
        settings.add("management.server.port", () -> 0);
        // Tests ask for many hashes at once on slow machines.
        settings.add("storeys.user.passwords.max-wait", () -> "30s");
    }
}
