package dev.storeys.payment;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The payment module as a process of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(PaymentModule.class)
public class PaymentServiceApplication {

    /** Starts the service; settings come from the environment. */
    public static void main(String[] arguments) {
        SpringApplication.run(PaymentServiceApplication.class, arguments);
    }
}
