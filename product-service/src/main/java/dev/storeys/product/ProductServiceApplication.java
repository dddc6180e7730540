package dev.storeys.product;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The product module as a process of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ProductModule.class)
public class ProductServiceApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(ProductServiceApplication.class, args);
    }
}
