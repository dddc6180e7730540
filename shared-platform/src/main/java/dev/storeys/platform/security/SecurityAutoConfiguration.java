package dev.storeys.platform.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.storeys.platform.web.Problems;
import dev.storeys.platform.web.WebAutoConfiguration;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** How access tokens are checked, in whichever process. */
@AutoConfiguration(
        before = OAuth2ResourceServerAutoConfiguration.class,
        after = WebAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SecuritySettings.class)
public final class SecurityAutoConfiguration {

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");
    private static final int TIMEOUT_MS = 1_000;
    private static final int MAX_KEYS_BYTES = 100_000;

    @Bean
    ProblemEntryPoint problemEntryPoint(Problems problems) {
        return new ProblemEntryPoint(problems);
    }

    /** The issuer's keys from afar; the issuer's own process declares a source of its own. */
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("storeys.security.jwks-uri")
    JWKSource<SecurityContext> issuerKeys(SecuritySettings settings) throws MalformedURLException {
        List<URI> addresses = settings.jwksUri();
        if (addresses.isEmpty()) {
            throw new IllegalStateException("storeys.security.jwks-uri is empty");
        }
        JWKSource<SecurityContext> keys = keysAt(addresses.getLast()).build();
        for (URI address : addresses.subList(0, addresses.size() - 1).reversed()) {
            keys = keysAt(address).failover(keys).build();
        }
        return keys;
    }

    private static JWKSourceBuilder<SecurityContext> keysAt(URI address)
            throws MalformedURLException {
        return JWKSourceBuilder.<SecurityContext>create(
                        address.toURL(),
                        new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, MAX_KEYS_BYTES))
                // An unknown key id asks the issuer again, but not as often as an attacker likes.
                .rateLimited(Duration.ofSeconds(5).toMillis())
                .retrying(true)
                .outageTolerant(true);
    }

    /** Validators that modules declare as beans are asked last, of tokens that are good so far. */
    @Bean
    @ConditionalOnMissingBean
    JwtDecoder accessTokens(
            JWKSource<SecurityContext> keys,
            SecuritySettings settings,
            ObjectProvider<OAuth2TokenValidator<Jwt>> others) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(ACCESS_TOKEN));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        // The claims are the validator's business, which gives better reasons.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        OAuth2TokenValidator<Jwt> claims = claims(settings);
        OAuth2TokenValidator<Jwt> more =
                new DelegatingOAuth2TokenValidator<>(others.orderedStream().toList());
        decoder.setJwtValidator(token -> {
            OAuth2TokenValidatorResult result = claims.validate(token);
            return result.hasErrors() ? result : more.validate(token);
        });
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> claims(SecuritySettings settings) {
        JwtTimestampValidator lifetime = new JwtTimestampValidator(Duration.ofSeconds(5));
        lifetime.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                List.of(
                        lifetime,
                        new JwtIssuerValidator(settings.issuer()),
                        new JwtAudienceValidator(settings.audience())));
    }
}
