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
                    EnumSet.of(PaymentStatus.CAPTURED, PaymentStatus.VOIDED),
                    PaymentStatus.CAPTURED,
                    EnumSet.of(PaymentStatus.PARTIALLY_REFUNDED, PaymentStatus.REFUNDED),
                    PaymentStatus.PARTIALLY_REFUNDED,
                    EnumSet.of(PaymentStatus.PARTIALLY_REFUNDED, PaymentStatus.REFUNDED),
                    PaymentStatus.DECLINED,
                    EnumSet.noneOf(PaymentStatus.class),
                    PaymentStatus.VOIDED,
                    EnumSet.noneOf(PaymentStatus.class),
                    PaymentStatus.REFUNDED,
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
        assertThat(payment.inquiry().nextAttemptAt()).isEqualTo(now);

        authorized();

        assertThat(payment.status()).isEqualTo(PaymentStatus.AUTHORIZED);
        assertThat(payment.inquiry().nextAttemptAt()).isNull();
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
        authorized();

        payment.orderCancelled(now.plusSeconds(5));

        assertThat(payment.inquiry().nextAttemptAt()).isEqualTo(now.plusSeconds(5));
        assertThat(payment.isWanted()).isFalse();
    }

    @Test
    void isDueAtOnceWhenAuthorisedForCancelledOrder() {
        payment.orderCancelled(now);

        payment.authorize("auth-1", now.plusSeconds(2));

        assertThat(payment.inquiry().nextAttemptAt()).isEqualTo(now.plusSeconds(2));
    }

    @Test
    void givesBackOnceHoweverOftenOrderIsCancelled() {
        payment.orderCancelled(now);
        payment.giveBack(now);

        payment.orderCancelled(now.plusSeconds(5));

        assertThat(payment.inquiry().nextAttemptAt()).isNull();
    }

    @Test
    void hasNothingToGiveBackWhenDeclined() {
        payment.decline("card-declined", now);

        payment.orderCancelled(now);

        assertThat(payment.inquiry().nextAttemptAt()).isNull();
    }

    @Test
    void isNotPostponedWhenSettledMeanwhile() {
        authorized();

        payment.postpone(now.plusSeconds(1));

        assertThat(payment.inquiry().nextAttemptAt()).isNull();
    }

    @Test
    void takesWhatIsReservedAndGivesItBackPartByPart() {
        authorized();
        payment.release(99);
        assertThat(payment.held()).isEqualTo(new Money(1900, "GBP"));

        payment.orderShipped(now);
        assertThat(payment.inquiry().nextAttemptAt()).isEqualTo(now);
        payment.capture(1900, now);
        assertThat(payment.held().amount()).isZero();

        payment.refund(900, now);
        assertThat(payment.status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(payment.amounts().left()).isEqualTo(1000);
        payment.refund(1000, now);
        assertThat(payment.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(payment.amounts().allBack()).isTrue();
    }

    @Test
    void givesBackNoMoreThanItTook() {
        authorized();
        payment.capture(1999, now);
        payment.refund(1500, now);

        for (long part : new long[] {500, 0, -1, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> payment.refund(part, now))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> payment.release(1)).isInstanceOf(IllegalStateException.class);
        assertThat(payment.amounts().left()).isEqualTo(499);
    }

    @Test
    void isNotTakenWhenOrderHasGone() {
        authorized();
        payment.orderCancelled(now);

        payment.orderShipped(now);

        assertThat(payment.wantsCapture()).isFalse();
    }

    @Test
    void restsWhenProviderSaysNothingNew() {
        authorized();
        payment.lookAgain(now);
        claimed();

        payment.nothingNew(now);

        assertThat(payment.inquiry()).isEqualTo(Inquiry.NONE);
        payment.orderShipped(now);
        payment.nothingNew(now);
        assertThat(payment.inquiry().nextAttemptAt()).isEqualTo(now);
    }

    @Test
    void asksAgainWhenTheProviderToldSomethingWhileItsAnswerWasOnItsWay() {
        claimed();
        payment.lookAgain(now.plusSeconds(1));

        payment.authorize("auth-1", now.plusSeconds(2));

        assertThat(payment.inquiry().nextAttemptAt()).isEqualTo(now.plusSeconds(2));
        payment.nothingNew(now.plusSeconds(3));
        assertThat(payment.inquiry().nextAttemptAt()).isEqualTo(now.plusSeconds(2));
        claimed();
        payment.nothingNew(now.plusSeconds(4));
        assertThat(payment.inquiry()).isEqualTo(Inquiry.NONE);
    }

    /** As {@link DuePayments} leaves it while its provider is asked. */
    private void claimed() {
        payment.postpone(now.plusSeconds(60));
    }

    private void authorized() {
        claimed();
        payment.authorize("auth-1", now);
    }

    @Test
    void refundEndsOnce() {
        Refund refund = new Refund(UUID.randomUUID(), payment, new Money(5, "GBP"), now);
        refund.ask(now);
        refund.done(now);

        assertThatThrownBy(() -> refund.fail("late", now))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A refund that is DONE cannot be FAILED");
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
