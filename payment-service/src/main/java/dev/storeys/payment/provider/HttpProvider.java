package dev.storeys.payment.provider;

import dev.storeys.payment.provider.ProviderApi.Authorization;
import dev.storeys.payment.provider.ProviderApi.NewAuthorization;
import dev.storeys.payment.provider.ProviderApi.Problem;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** The provider over HTTP, behind a circuit breaker. */
final class HttpProvider implements Provider {

    private static final String UNKNOWN_METHOD = "unknown-method";

    private final ProviderApi api;
    private final CircuitBreaker breaker;

    HttpProvider(ProviderApi api, CircuitBreaker breaker) {
        this.api = api;
        this.breaker = breaker;
    }

    @Override
    public Verdict authorise(Charge charge) {
        String key = charge.orderId().toString();
        NewAuthorization request =
                new NewAuthorization(
                        charge.amount().amount(), charge.amount().currency(), charge.method(), key);
        try {
            return verdict(call(() -> api.authorise(key, request)));
        } catch (HttpClientErrorException refusal) {
            if (refusal.getStatusCode().equals(HttpStatus.UNPROCESSABLE_CONTENT)
                    && UNKNOWN_METHOD.equals(type(refusal))) {
                return new Verdict.Declined(UNKNOWN_METHOD);
            }
            // Anything else is our own mistake, and no reason to refuse a customer's card.
            throw new ProviderUnavailable(refusal);
        }
    }

    @Override
    public Optional<Verdict> find(UUID orderId) {
        try {
            return Optional.of(verdict(call(() -> api.find(orderId.toString()))));
        } catch (HttpClientErrorException.NotFound unknown) {
            return Optional.empty();
        } catch (HttpClientErrorException refusal) {
            throw new ProviderUnavailable(refusal);
        }
    }

    @Override
    public Verdict cancel(UUID orderId) {
        try {
            return verdict(call(() -> api.cancel(orderId.toString())));
        } catch (HttpClientErrorException refusal) {
            throw new ProviderUnavailable(refusal);
        }
    }

    private Authorization call(Supplier<Authorization> call) {
        try {
            return breaker.executeSupplier(call);
        } catch (HttpClientErrorException refusal) {
            throw refusal;
        } catch (RestClientException | CallNotPermittedException noAnswer) {
            throw new ProviderUnavailable(noAnswer);
        }
    }

    private static Verdict verdict(@Nullable Authorization answer) {
        if (answer == null) {
            throw new ProviderUnavailable("The provider answered nothing");
        }
        return switch (Objects.requireNonNullElse(answer.status(), "")) {
            case "authorized" ->
                    new Verdict.Authorized(Objects.requireNonNullElse(answer.id(), "unnamed"));
            case "declined" ->
                    new Verdict.Declined(Objects.requireNonNullElse(answer.reason(), "declined"));
            case "voided" -> new Verdict.Voided();
            default ->
                    throw new ProviderUnavailable(
                            "The provider answered a status that we do not know");
        };
    }

    private static @Nullable String type(HttpClientErrorException refusal) {
        try {
            Problem problem = refusal.getResponseBodyAs(Problem.class);
            return problem == null ? null : problem.type();
        } catch (RuntimeException unreadable) {
            return null;
        }
    }
}
