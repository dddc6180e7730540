package dev.storeys.payment.authorisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storeys.events.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentTests {

    private static final Map<PaymentStatus, Set<PaymentStatus>> LEGAL =
            Map.of(
                    PaymentStatus.REQUESTED,
                    EnumSet.of(
                            PaymentStatus.AUTHORIZED, PaymentStatus.DECLINED, PaymentStatus.VOIDED),
                    PaymentStatus.AUTHORIZED,
                    EnumSet.of(PaymentStatus.VOIDED),
                    PaymentStatus.DECLINED,
                    EnumSet.noneOf(PaymentStatus.class),
                    PaymentStatus.VOIDED,
                    EnumSet.noneOf(PaymentStatus.class));

    private final Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final Payment payment =
            new Payment(UUID.randomUUID(), new Money(1999, "GBP"), "card-ok", now);

    @ParameterizedTest
    @EnumSource
    void allowsLegalTransitionsOnly(PaymentStatus from) {
        for (PaymentStatus to : PaymentStatus.values()) {
            assertThat(from.canBecome(to))
                    .as(from + " → " + to)
                    .isEqualTo(LEGAL.get(from).contains(to));
        }
    }

    @Test
    void isDueWhenRequestedAndNotWhenSettled() {
        assertThat(payment.nextAttemptAt()).isEqualTo(now);

        payment.authorize("auth-1", now);

        assertThat(payment.status()).isEqualTo(PaymentStatus.AUTHORIZED);
        assertThat(payment.nextAttemptAt()).isNull();
    }

    @Test
    void rejectsSecondVerdict() {
        payment.decline("card-declined", now);

        assertThatThrownBy(() -> payment.authorize("auth-1", now))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A payment that is DECLINED cannot be AUTHORIZED");
    }

    @Test
    void isDueAgainWhenOrderIsCancelled() {
        payment.authorize("auth-1", now);

        payment.orderCancelled(now.plusSeconds(5));

        assertThat(payment.nextAttemptAt()).isEqualTo(now.plusSeconds(5));
        assertThat(payment.isWanted()).isFalse();
    }

    @Test
    void isDueAtOnceWhenAuthorisedForCancelledOrder() {
        payment.orderCancelled(now);

        payment.authorize("auth-1", now.plusSeconds(2));

        assertThat(payment.nextAttemptAt()).isEqualTo(now.plusSeconds(2));
    }

    @Test
    void givesBackOnceHoweverOftenOrderIsCancelled() {
        payment.orderCancelled(now);
        payment.giveBack(now);

        payment.orderCancelled(now.plusSeconds(5));

        assertThat(payment.nextAttemptAt()).isNull();
    }

    @Test
    void hasNothingToGiveBackWhenDeclined() {
        payment.decline("card-declined", now);

        payment.orderCancelled(now);

        assertThat(payment.nextAttemptAt()).isNull();
    }

    @Test
    void isNotPostponedWhenSettledMeanwhile() {
        payment.authorize("auth-1", now);

        payment.postpone(now.plusSeconds(1));

        assertThat(payment.nextAttemptAt()).isNull();
    }

    @Test
    void pausesLongerEachTimeUpToALimit() {
        SettlementSettings settings =
                new SettlementSettings(
                        1,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(15),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10));

        assertThat(settings.pauseAfter(1))
                .isBetween(Duration.ofMillis(400), Duration.ofMillis(500));
        assertThat(settings.pauseAfter(3))
                .isBetween(Duration.ofMillis(1600), Duration.ofSeconds(2));
        assertThat(settings.pauseAfter(500))
                .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
    }
}
