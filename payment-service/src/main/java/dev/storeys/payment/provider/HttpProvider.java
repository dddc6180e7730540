package dev.storeys.payment.provider;

import dev.storeys.payment.provider.ProviderApi.Amount;
import dev.storeys.payment.provider.ProviderApi.Authorization;
import dev.storeys.payment.provider.ProviderApi.NewAuthorization;
import dev.storeys.payment.provider.ProviderApi.Problem;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** The provider over HTTP, behind a circuit breaker. */
final class HttpProvider implements Provider {

    private static final Set<String> REFUSED_CARDS = Set.of("unknown-method");
    private static final Set<String> REFUSED_REFUNDS =
            Set.of("not-captured", "refund-too-large", "unknown-key");

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
            return new Verdict.Declined(known(refusal, REFUSED_CARDS));
        }
    }

    @Override
    public Optional<Verdict> find(UUID orderId) {
        return found(() -> api.find(orderId.toString())).map(HttpProvider::verdict);
    }

    @Override
    public Verdict cancel(UUID orderId) {
        return verdict(surely(() -> api.cancel(orderId.toString())));
    }

    @Override
    public Verdict capture(UUID orderId, long amount) {
        String key = orderId.toString();
        return verdict(surely(() -> api.capture(key, key + ":capture", new Amount(amount))));
    }

    @Override
    public RefundVerdict refund(Repayment repayment) {
        String key = repayment.orderId().toString();
        String refundKey = repayment.refundId().toString();
        try {
            return refunded(call(() -> api.refund(key, refundKey, new Amount(repayment.amount()))));
        } catch (HttpClientErrorException refusal) {
            return new RefundVerdict.Refused(known(refusal, REFUSED_REFUNDS));
        }
    }

    @Override
    public Optional<RefundVerdict> findRefund(UUID orderId, UUID refundId) {
        return found(() -> api.findRefund(orderId.toString(), refundId.toString()))
                .map(HttpProvider::refunded);
    }

    private Optional<Authorization> found(Supplier<Authorization> question) {
        try {
            return Optional.of(answered(call(question)));
        } catch (HttpClientErrorException.NotFound unknown) {
            return Optional.empty();
        } catch (HttpClientErrorException refusal) {
            throw new ProviderUnavailable(refusal);
        }
    }

    /** Asks for what the provider has no reason to refuse. */
    private Authorization surely(Supplier<Authorization> call) {
        try {
            return answered(call(call));
        } catch (HttpClientErrorException refusal) {
            throw new ProviderUnavailable(refusal);
        }
    }

    private @Nullable Authorization call(Supplier<Authorization> call) {
        try {
            return breaker.executeSupplier(call);
        } catch (HttpClientErrorException refusal) {
            throw refusal;
        } catch (RestClientException | CallNotPermittedException noAnswer) {
            throw new ProviderUnavailable(noAnswer);
        }
    }

    private static Authorization answered(@Nullable Authorization answer) {
        if (answer == null) {
            throw new ProviderUnavailable("The provider answered nothing");
        }
        return answer;
    }

    private static Verdict verdict(@Nullable Authorization given) {
        Authorization answer = answered(given);
        return switch (Objects.requireNonNullElse(answer.status(), "")) {
            case "authorized" ->
                    new Verdict.Authorized(Objects.requireNonNullElse(answer.id(), "unnamed"));
            case "declined" ->
                    new Verdict.Declined(Objects.requireNonNullElse(answer.reason(), "declined"));
            case "captured" -> captured(answer.captured());
            case "voided" -> new Verdict.Voided();
            default -> throw unknownStatus();
        };
    }

    private static Verdict captured(@Nullable Long amount) {
        if (amount == null) {
            throw new ProviderUnavailable("The provider does not say how much it took");
        }
        return new Verdict.Captured(amount);
    }

    private static RefundVerdict refunded(@Nullable Authorization answer) {
        if ("refunded".equals(answered(answer).status())) {
            return new RefundVerdict.Refunded();
        }
        throw unknownStatus();
    }

    private static ProviderUnavailable unknownStatus() {
        return new ProviderUnavailable("The provider answered a status that we do not know");
    }

    /** Any other refusal is our own mistake, and no reason to refuse a customer. */
    private static String known(HttpClientErrorException refusal, Set<String> reasons) {
        String type = type(refusal);
        if (type == null || !reasons.contains(type)) {
            throw new ProviderUnavailable(refusal);
        }
        return type;
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
