package dev.storeys.payment.provider;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The provider's HTTP API. */
@HttpExchange("/v1/authorizations")
interface ProviderApi {

    String IDEMPOTENCY_KEY = "Idempotency-Key";

    @PostExchange
    Authorization authorise(
            @RequestHeader(IDEMPOTENCY_KEY) String key, @RequestBody NewAuthorization request);

    @GetExchange("/{key}")
    Authorization find(@PathVariable String key);

    @PostExchange("/{key}/void")
    Authorization cancel(@PathVariable String key);

    @PostExchange("/{key}/capture")
    Authorization capture(
            @PathVariable String key,
            @RequestHeader(IDEMPOTENCY_KEY) String captureKey,
            @RequestBody Amount amount);

    @PostExchange("/{key}/refunds")
    Authorization refund(
            @PathVariable String key,
            @RequestHeader(IDEMPOTENCY_KEY) String refundKey,
            @RequestBody Amount amount);

    @GetExchange("/{key}/refunds/{refundKey}")
    Authorization findRefund(@PathVariable String key, @PathVariable String refundKey);

    /** Asks for {@code amount} minor units; {@code reference} is what the customer's bank shows. */
    record NewAuthorization(long amount, String currency, String method, String reference) {}

    /** So many minor units of an authorisation. */
    record Amount(long amount) {}

    /** The provider's record of one key. */
    record Authorization(
            @Nullable String id,
            @Nullable String status,
            @Nullable String reason,
            @Nullable Long captured) {}

    /** Why the provider refuses a request. */
    record Problem(@Nullable String type) {}
}
