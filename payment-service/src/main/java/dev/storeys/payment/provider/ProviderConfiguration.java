package dev.storeys.payment.provider;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** The way to the provider. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderSettings.class)
class ProviderConfiguration {

    @Bean
    Provider paymentProvider(ProviderSettings settings, RestClient.Builder clients) {
        RestClient client =
                clients.clone()
                        .baseUrl(settings.url().toString())
                        .requestFactory(requestFactory(settings))
                        .build();
        ProviderApi api =
                HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                        .build()
                        .createClient(ProviderApi.class);
        return new HttpProvider(api, breaker());
    }

    private static JdkClientHttpRequestFactory requestFactory(ProviderSettings settings) {
        HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(settings.connectTimeout())
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(http);
        factory.setReadTimeout(settings.readTimeout());
        return factory;
    }

    /**
     * Opens when most calls of the last seconds had no answer, and closes soon after the provider
     * is back. A few cards that time out are normal and must not keep the others waiting.
     */
    private static CircuitBreaker breaker() {
        CircuitBreakerConfig config =
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.TIME_BASED)
                        .slidingWindowSize(5)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(80)
                        .waitDurationInOpenState(Duration.ofSeconds(1))
                        .permittedNumberOfCallsInHalfOpenState(3)
                        // The provider's clear "no" is an answer.
                        .ignoreExceptions(HttpClientErrorException.class)
                        .build();
        return CircuitBreaker.of("payment-provider", config);
    }
}
