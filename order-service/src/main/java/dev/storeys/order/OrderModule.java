package dev.storeys.order;

import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.module.StoreysModule;
import dev.storeys.platform.reshard.UserTables;
import dev.storeys.platform.reshard.UserTables.UserTable;
import dev.storeys.platform.security.RouteAccess;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** Cart, checkout, order state machine and history, in a process of its own or beside others. */
@StoreysModule
@ConfigurationPropertiesScan
public class OrderModule {

    /** The schema that the module owns. */
    public static final String SCHEMA = "orders";

    @Bean
    ModuleSchema orderSchema() {
        return new ModuleSchema(SCHEMA, OrderModule.class);
    }

    @Bean
    UserTables tablesOfCustomers() {
        String ofTheirOrders =
                "t.order_id IN (SELECT id FROM orders.orders WHERE user_id = ANY (:users))";
        return new UserTables(
                SCHEMA,
                List.of(
                        new UserTable("cart_items", "t.user_id = ANY (:users)"),
                        new UserTable("orders", "t.user_id = ANY (:users)"),
                        new UserTable("order_lines", ofTheirOrders),
                        new UserTable("refunds", ofTheirOrders)));
    }

    @Bean
    RouteAccess orderRoutes() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.POST,
                                "/api/v1/orders/*/ship",
                                "/api/v1/orders/*/deliver",
                                "/api/v1/orders/*/refund")
                        .hasRole("ADMIN")
                        .requestMatchers("/api/v1/coupons/**")
                        .hasRole("ADMIN");
    }
}
