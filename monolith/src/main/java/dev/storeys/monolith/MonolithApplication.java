package dev.storeys.monolith;

import dev.storeys.notification.NotificationModule;
import dev.storeys.order.OrderModule;
import dev.storeys.payment.PaymentModule;
import dev.storeys.product.ProductModule;
import dev.storeys.user.UserModule;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The whole shop as one process, for the stages before services. */
@SpringBootApplication
@Import({
    UserModule.class,
    ProductModule.class,
    OrderModule.class,
    PaymentModule.class,
    NotificationModule.class
})
class MonolithApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(MonolithApplication.class, arguments);
    }
}
