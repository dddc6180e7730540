package dev.storeys.payment.authorisation;

import dev.storeys.platform.job.Crew;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Settles due payments and refunds for as long as the process serves, right after the commit that
 * asks for it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettlementSettings.class)
class Settlement {

    @Bean
    Crew<DuePayment> settlementCrew(
            DuePayments due, SettlePayment settle, SettlementSettings settings) {
        return new Crew<>(
                "settlement",
                settings.concurrency(),
                settings.pollInterval(),
                free -> due.claim(free, settings.lease()),
                payment -> settle.settle(payment, settings.pauseAfter(payment.attempts())));
    }

    @Bean
    Crew<DueRefund> refundCrew(DueRefunds due, SettleRefund settle, SettlementSettings settings) {
        return new Crew<>(
                "refunds",
                settings.concurrency(),
                settings.pollInterval(),
                free -> due.claim(free, settings.lease()),
                refund -> settle.settle(refund, settings.pauseAfter(refund.attempts())));
    }

    @Bean
    Alarm settlementAlarm(Crew<DuePayment> payments, Crew<DueRefund> refunds) {
        return new Alarm(payments, refunds);
    }

    /** Wakes the crews as soon as what is due can be seen by them. */
    record Alarm(Crew<DuePayment> payments, Crew<DueRefund> refunds) {

        @TransactionalEventListener
        void wake(PaymentDue due) {
            payments.wake();
        }

        @TransactionalEventListener
        void wake(RefundDue due) {
            refunds.wake();
        }
    }
}
