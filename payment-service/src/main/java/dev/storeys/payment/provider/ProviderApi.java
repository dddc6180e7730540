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

    @PostExchange
    Authorization authorise(
            @RequestHeader("Idempotency-Key") String key, @RequestBody NewAuthorization request);

    @GetExchange("/{key}")
    Authorization find(@PathVariable String key);

    @PostExchange("/{key}/void")
    Authorization cancel(@PathVariable String key);

    /** Asks for {@code amount} minor units; {@code reference} is what the customer's bank shows. */
    record NewAuthorization(long amount, String currency, String method, String reference) {}

    /** The provider's record of one key. */
    record Authorization(@Nullable String id, @Nullable String status, @Nullable String reason) {}

    /** Why the provider refuses a request. */
    record Problem(@Nullable String type) {}
}
