package dev.storeys.user.presence;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where it is known which sessions are open. */
@ConfigurationProperties("storeys.user.sessions")
record PresenceSettings(@DefaultValue("memory") Store store) {

    enum Store {
        /** In this process, and gone with it. */
        MEMORY,
        /** In Redis, for all instances; {@code spring.data.redis.*} says where that is. */
        REDIS
    }
}
