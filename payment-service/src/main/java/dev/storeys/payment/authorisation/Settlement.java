package dev.storeys.payment.authorisation;

import dev.storeys.platform.job.Crew;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Settles due payments for as long as the process serves, right after the commit that asks for it.
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
    Alarm settlementAlarm(Crew<DuePayment> crew) {
        return new Alarm(crew);
    }

    /** Wakes the crew as soon as a due payment can be seen by it. */
    record Alarm(Crew<DuePayment> crew) {

        @TransactionalEventListener
        void wake(PaymentDue due) {
            crew.wake();
        }
    }
}
