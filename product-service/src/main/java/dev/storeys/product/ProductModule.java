package dev.storeys.product;

import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.module.StoreysModule;
import dev.storeys.platform.security.RouteAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** The product module: catalogue, search, stock. */
@StoreysModule
public class ProductModule {

    public static final String SCHEMA = "products";

    @Bean
    ModuleSchema productSchema() {
        return new ModuleSchema(SCHEMA, ProductModule.class);
    }

    /** Whoever comes may look, buyers may review; only an administrator changes anything. */
    @Bean
    RouteAccess productRoutes() {
        String all = "/api/v1/products/**";
        return requests ->
                requests.requestMatchers(HttpMethod.POST, "/api/v1/products/*/reviews")
                        .authenticated()
                        .requestMatchers(HttpMethod.GET, all)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, all)
                        .permitAll()
                        .requestMatchers(all)
                        .hasRole("ADMIN");
    }
}
