package dev.storeys.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the gateway. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

    /** Settings come from {@code application.yml} and the environment; see the README. */
    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }
}
