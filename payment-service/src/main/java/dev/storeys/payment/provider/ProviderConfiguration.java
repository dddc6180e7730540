package dev.storeys.payment.provider;

import dev.storeys.platform.breaker.Breakers;
import java.net.http.HttpClient;
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
    Provider paymentProvider(
            ProviderSettings settings, RestClient.Builder clients, Breakers breakers) {
        RestClient client =
                clients.clone()
                        .baseUrl(settings.url().toString())
                        .requestFactory(requestFactory(settings))
                        .build();
        ProviderApi api =
                HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                        .build()
                        .createClient(ProviderApi.class);
        return new HttpProvider(
                api, breakers.of("payment-provider", ProviderConfiguration::isNoAnswer));
    }

    /** The provider's clear "no" is an answer. */
    private static boolean isNoAnswer(Throwable failure) {
        return !(failure instanceof HttpClientErrorException);
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
}
