package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.aProduct;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.api.http.Request;
import dev.storeys.api.shop.Customer;
import dev.storeys.api.shop.Mailbox.Mail;
import dev.storeys.api.shop.Notification;
import dev.storeys.api.shop.Order;
import dev.storeys.api.shop.Product;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final Customer customer = aCustomer();
    private final Product mug = aProduct().withStock(100).onSale();

    @Test
    void tellsOfAConfirmedOrderOnceInTheAppAndOnceByMail() {
        Order first = customer.orders(mug, 1).paying("card-ok").becomes("CONFIRMED");
        has(notification(first, "order-confirmed"));
        hasMails(1);

        // What came after the first order has arrived too, so a second copy of the first would
        // have.
        Order second = customer.orders(mug, 1).paying("card-ok").becomes("CONFIRMED");
        has(notification(first, "order-confirmed"), notification(second, "order-confirmed"));
        hasMails(2);
        assertThat(customer.mailbox().mails().stream().map(Mail::subject)).doesNotHaveDuplicates();
    }

    @Test
    void writesToTheCustomer() {
        customer.orders(mug, 1).paying("card-ok").becomes("CONFIRMED");

        hasMails(1);

        Mail mail = customer.mailbox().mails().getFirst();
        assertThat(mail.subject()).isNotBlank();
        assertThat(mail.source()).contains("To: ").contains(customer.email());
        assertThat(mail.source()).doesNotContain("null", "${", " th:");
    }

    @Test
    void tellsOfADeclinedCardOnce() {
        Order declined = customer.orders(mug, 1).paying("card-declined").becomes("CANCELLED");
        has(notification(declined, "order-cancelled"));
        hasMails(1);

        Order good = customer.orders(mug, 1).paying("card-ok").becomes("CONFIRMED");

        has(notification(declined, "order-cancelled"), notification(good, "order-confirmed"));
        hasMails(2);
        assertThat(customer.mailbox().mails().stream().map(Mail::subject).distinct()).hasSize(2);
    }

    @Test
    void tellsOfEachStepOfADelivery() {
        Order order = customer.orders(mug, 1).paying("card-ok").becomes("CONFIRMED");
        theAdministrator().ships(order).mustBe(202);
        theAdministrator().delivers(order).mustBe(202);

        has(
                notification(order, "order-confirmed"),
                notification(order, "order-shipped"),
                notification(order, "order-delivered"));
        hasMails(3);
    }

    @Test
    void listsTheNewestFirstWithAllThereIsToRead() {
        Order older = customer.orders(mug, 1).paying("card-ok").becomes("CONFIRMED");
        has(notification(older, "order-confirmed"));
        Order newer = customer.orders(mug, 1).paying("card-ok").becomes("CONFIRMED");
        has(notification(older, "order-confirmed"), notification(newer, "order-confirmed"));

        List<Notification> listed = customer.notifications();

        assertThat(listed.getFirst().orderId()).isEqualTo(newer.id());
        assertThat(listed)
                .allSatisfy(each -> {
                    assertThat(each.title()).isNotBlank();
                    assertThat(each.text()).isNotBlank();
                });
    }

    @Test
    void tellsNobodyElse() {
        Order order = customer.orders(mug, 1).paying("card-ok").becomes("CONFIRMED");
        has(notification(order, "order-confirmed"));

        assertThat(aCustomer().notifications()).isEmpty();
        Request.get("/api/v1/notifications").send().mustBeProblem(401);
    }

    @Test
    void doesNotLetANameIntoTheMarkupOfAMail() {
        Customer mallory = Customer.registered("<b>Bold</b> & \"Co\" =?utf-8?q?x?=", "GB");

        mallory.orders(mug, 1).paying("card-ok").becomes("CONFIRMED");

        await().atMost(SOON).untilAsserted(() -> assertThat(mallory.mailbox().mails()).hasSize(1));
        String html =
                mallory.mailbox().mails().getFirst().source().replaceFirst("(?s).*text/html", "");
        assertThat(html).doesNotContain("<b>Bold</b>");
    }

    private static String notification(Order order, String kind) {
        return kind + " " + order.id();
    }

    /** Waits until exactly these are there. */
    private void has(String... notifications) {
        await().atMost(SOON)
                .untilAsserted(() -> {
                    List<String> seen = new ArrayList<>();
                    customer.notifications()
                            .forEach(each -> seen.add(each.kind() + " " + each.orderId()));
                    assertThat(seen).containsExactlyInAnyOrder(notifications);
                });
    }

    /** Waits until exactly so many mails are there. */
    private void hasMails(int count) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(customer.mailbox().mails()).hasSize(count));
    }
}
