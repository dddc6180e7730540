package dev.storeys.notification;

import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.module.StoreysModule;
import org.springframework.context.annotation.Bean;

/** The notification module, alone or beside others. */
@StoreysModule
public class NotificationModule {

    /** The schema that this module owns. */
    public static final String SCHEMA = "notifications";

    @Bean
    ModuleSchema notificationsSchema() {
        return new ModuleSchema(SCHEMA, NotificationModule.class);
    }
}
