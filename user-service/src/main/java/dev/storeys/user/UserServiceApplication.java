package dev.storeys.user;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The users module as a service of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(UserModule.class)
public class UserServiceApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(UserServiceApplication.class, args);
    }
}
