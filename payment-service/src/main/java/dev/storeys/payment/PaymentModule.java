package dev.storeys.payment;

import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.module.StoreysModule;
import dev.storeys.platform.security.RouteAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;

/** The payment module, alone or beside others. */
@StoreysModule
public class PaymentModule {

    /** The schema that this module owns. */
    public static final String SCHEMA = "payments";

    @Bean
    ModuleSchema paymentsSchema() {
        return new ModuleSchema(SCHEMA, PaymentModule.class);
    }

    /** The provider has no token of ours: its webhooks are known by their signature. */
    @Bean
    RouteAccess paymentRoutes() {
        return requests ->
                requests.requestMatchers(HttpMethod.POST, "/api/v1/payments/webhooks").permitAll();
    }
}
