package dev.storeys.notification;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The notification module as a process of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(NotificationModule.class)
public class NotificationServiceApplication {

    /** Starts the service; settings come from the environment. */
    public static void main(String[] arguments) {
        SpringApplication.run(NotificationServiceApplication.class, arguments);
    }
}
