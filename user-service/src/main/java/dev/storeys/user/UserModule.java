package dev.storeys.user;

import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.module.StoreysModule;
import dev.storeys.platform.reshard.UserTables;
import dev.storeys.platform.reshard.UserTables.UserTable;
import dev.storeys.platform.security.RouteAccess;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** The users module as a whole: its schema and the routes that need no token. */
@StoreysModule
@ConfigurationPropertiesScan
public class UserModule {

    /** The schema that the module owns. */
    public static final String SCHEMA = "users";

    @Bean
    ModuleSchema usersSchema() {
        return new ModuleSchema(SCHEMA, UserModule.class);
    }

    @Bean
    UserTables tablesOfUsers() {
        return new UserTables(
                SCHEMA,
                List.of(
                        new UserTable("users", "t.id = ANY (:users)"),
                        new UserTable("sessions", "t.user_id = ANY (:users)"),
                        new UserTable(
                                "refresh_tokens",
                                "t.session_id IN (SELECT id FROM users.sessions WHERE user_id = ANY (:users))")));
    }

    @Bean
    RouteAccess usersRoutes() {
        return routes ->
                routes.requestMatchers(HttpMethod.POST, "/api/v1/users")
                        .permitAll()
                        // A refresh token in the body is the credential of the latter two.
                        .requestMatchers(
                                HttpMethod.POST,
                                "/api/v1/auth/login",
                                "/api/v1/auth/refresh",
                                "/api/v1/auth/logout")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/.well-known/jwks.json")
                        .permitAll();
    }
}
