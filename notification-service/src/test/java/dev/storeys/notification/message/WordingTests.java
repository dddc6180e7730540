package dev.storeys.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.events.Money;
import dev.storeys.events.OrderCancelled;
import dev.storeys.events.OrderConfirmed;
import dev.storeys.events.OrderDelivered;
import dev.storeys.events.OrderPlaced;
import dev.storeys.events.OrderRefunded;
import dev.storeys.events.OrderShipped;
import dev.storeys.events.RefundRequested;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTests {

    private final UUID order = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private final Instant now = Instant.now();

    @Test
    void saysNothingAboutPlacedOrder() {
        assertThat(Wording.of(new OrderPlaced(order, user, new Money(1, "GBP"), "card-ok", now)))
                .isEmpty();
    }

    @Test
    void tellsTotalOfConfirmedOrder() {
        Wording words =
                Wording.of(new OrderConfirmed(order, user, new Money(123450, "GBP"), now))
                        .orElseThrow();

        assertThat(words.kind().slug()).isEqualTo("order-confirmed");
        assertThat(words.title()).isEqualTo("Your order " + order + " is confirmed");
        assertThat(words.text()).contains("£1,234.50");
    }

    @ParameterizedTest
    @CsvSource({
        "payment-declined, your payment was declined",
        "cancelled-by-customer, you asked us to",
        "hold-expired, its payment took longer",
        "a-reason-of-next-year, it could not be completed",
    })
    void tellsReasonOfCancellationInPlainWords(String reason, String plain) {
        Wording words = Wording.of(new OrderCancelled(order, user, reason, now)).orElseThrow();

        assertThat(words.kind().slug()).isEqualTo("order-cancelled");
        assertThat(words.text())
                .startsWith("Your order is cancelled because " + plain)
                .endsWith(".")
                .doesNotContain(reason);
    }

    @Test
    void tellsOfTheWayToTheCustomer() {
        assertThat(Wording.of(new OrderShipped(order, user, now)).orElseThrow().kind().slug())
                .isEqualTo("order-shipped");
        assertThat(Wording.of(new OrderDelivered(order, user, now)).orElseThrow().kind().slug())
                .isEqualTo("order-delivered");
    }

    @Test
    void tellsWhenTheMoneyIsBackAndNotBefore() {
        Money total = new Money(123450, "GBP");
        assertThat(Wording.of(new RefundRequested(order, user, order, total, now))).isEmpty();

        Wording words =
                Wording.of(new OrderRefunded(order, user, total, true, null, now)).orElseThrow();

        assertThat(words.kind().slug()).isEqualTo("order-refunded");
        assertThat(words.title()).isEqualTo("Your order " + order + " is refunded");
        assertThat(words.text()).contains("£1,234.50").doesNotContain("sorry");
    }

    @ParameterizedTest
    @CsvSource({
        "out-of-stock, Something in your order was sold out",
        "payment-lapsed, Your bank let go of the payment",
        "a-reason-of-next-year, We have given back",
    })
    void explainsRefundsThatNobodyAskedFor(String reason, String words) {
        Money total = new Money(123450, "GBP");
        OrderRefunded event = new OrderRefunded(order, user, total, false, reason, now);
        assertThat(Wording.of(event).orElseThrow().text()).startsWith(words).contains("£1,234.50");
    }

    @ParameterizedTest
    @CsvSource({
        "0, GBP, £0.00",
        "5, EUR, €0.05",
        "1999, USD, US$19.99",
        "1999, JPY, 'JP¥1,999'",
        "1999, KWD, KWD1.999",
        "9223372036854775807, GBP, '£92,233,720,368,547,758.07'",
    })
    void writesMoneyAsCustomersReadIt(long amount, String currency, String text) {
        assertThat(Price.of(new Money(amount, currency)).replace("\u00a0", "")).isEqualTo(text);
    }
}
