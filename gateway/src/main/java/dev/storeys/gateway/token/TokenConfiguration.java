package dev.storeys.gateway.token;

import com.nimbusds.jose.jwk.JWKSet;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private static final int CONNECT_TIMEOUT_MILLIS = 1000;
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
    private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(2);

    @Bean
    TokenMemory accessTokens(SigningKeys keys, SessionWatch sessions) {
        var decoder =
                NimbusReactiveJwtDecoder.withJwkSource(keys::candidatesFor)
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .validateType(false)
                        .build();
        decoder.setJwtValidator(rules());
        return new TokenMemory(decoder, sessions);
    }

    @Bean
    SigningKeys signingKeys(TokenSettings settings) {
        List<Mono<JWKSet>> sources =
                settings.jwksUri().stream().map(TokenConfiguration::keysAt).toList();
        // All are asked and the first answer is taken: an instance that is away costs no time.
        Mono<JWKSet> source =
                sources.size() == 1 ? sources.getFirst() : Mono.firstWithValue(sources);
        return new SigningKeys(source, settings, System::nanoTime);
    }

    private static Mono<JWKSet> keysAt(URI address) {
        return HttpClient.newConnection()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .responseTimeout(RESPONSE_TIMEOUT)
                .get()
                .uri(address.toString())
                .responseSingle((response, body) -> body.asString())
                .timeout(RESPONSE_TIMEOUT.plusMillis(CONNECT_TIMEOUT_MILLIS))
                .flatMap(TokenConfiguration::parse);
    }

    private static Mono<JWKSet> parse(String text) {
        try {
            return Mono.just(JWKSet.parse(text));
        } catch (ParseException failure) {
            return Mono.error(failure);
        }
    }

    private static OAuth2TokenValidator<Jwt> rules() {
        var lifetime = new JwtTimestampValidator(CLOCK_SKEW);
        lifetime.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                List.of(
                        lifetime,
                        new JwtTypeValidator("at+jwt"),
                        new JwtIssuerValidator("storeys"),
                        new JwtAudienceValidator("storeys-api"),
                        new JwtClaimValidator<Object>(
                                JwtClaimNames.SUB, TokenConfiguration::isUser)));
    }

    private static boolean isUser(@Nullable Object subject) {
        try {
            return subject instanceof String id && id.equals(UUID.fromString(id).toString());
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }
}
