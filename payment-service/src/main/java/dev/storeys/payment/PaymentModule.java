package dev.storeys.payment;

import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.module.StoreysModule;
import org.springframework.context.annotation.Bean;

/** The payment module, alone or beside others. */
@StoreysModule
public class PaymentModule {

    /** The schema that this module owns. */
    public static final String SCHEMA = "payments";

    @Bean
    ModuleSchema paymentsSchema() {
        return new ModuleSchema(SCHEMA);
    }
}
