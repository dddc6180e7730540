package dev.storeys.payment.authorisation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a hint of the provider's that something happened. It is never taken at its word: it only
 * makes us ask at once, so that late, doubled and disordered hints do no harm.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class HearFromProvider {

    private static final Logger LOG = LoggerFactory.getLogger(HearFromProvider.class);

    private final Payments payments;
    private final Refunds refunds;
    private final ApplicationEventPublisher events;

    HearFromProvider(Payments payments, Refunds refunds, ApplicationEventPublisher events) {
        this.payments = payments;
        this.refunds = refunds;
        this.events = events;
    }

    /** The order's charge is said to be {@code told}, such as {@code captured}. */
    public void ofCharge(UUID orderId, String told) {
        payments.findByOrderId(orderId)
                .ifPresentOrElse(payment -> look(payment, told), () -> unknown(orderId));
    }

    private void look(Payment payment, String told) {
        @Nullable PaymentStatus news =
                switch (told) {
                    case "authorized" -> PaymentStatus.AUTHORIZED;
                    case "declined" -> PaymentStatus.DECLINED;
                    case "captured" -> PaymentStatus.CAPTURED;
                    case "voided" -> PaymentStatus.VOIDED;
                    default -> null;
                };
        if (news != null && payment.canBecome(news)) {
            payment.lookAgain(Instant.now());
            events.publishEvent(new PaymentDue(payment.orderId()));
        }
    }

    /** The refund is said to be done. */
    public void ofRefund(UUID orderId, UUID refundId) {
        payments.findByOrderId(orderId)
                .flatMap(payment -> refunds.findById(refundId))
                .ifPresentOrElse(
                        refund -> {
                            refund.postpone(Instant.now());
                            events.publishEvent(new RefundDue(orderId));
                        },
                        () -> unknown(refundId));
    }

    private static void unknown(UUID id) {
        LOG.info("The provider tells of {}, which is none of ours", id);
    }
}
