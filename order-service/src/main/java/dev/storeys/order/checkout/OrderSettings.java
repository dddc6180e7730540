package dev.storeys.order.checkout;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of checkout: {@code storeys.order}.
 *
 * @param keyLease how long a request may work on its Idempotency-Key before another may take over
 * @param keyMemory how long the answer to a key is kept
 */
@Validated
@ConfigurationProperties("storeys.order")
record OrderSettings(
        @DefaultValue("10s") Duration keyLease, @DefaultValue("24h") Duration keyMemory) {}
