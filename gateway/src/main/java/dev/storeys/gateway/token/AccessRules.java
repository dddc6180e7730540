package dev.storeys.gateway.token;

import dev.storeys.gateway.problem.Problems;
import dev.storeys.gateway.problem.Refusal;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;

/**
 * A bad token is refused everywhere, a missing one where it is needed. Services check again: nobody
 * trusts the gateway's word.
 */
@Configuration(proxyBeanMethods = false)
class AccessRules {

    private static final String[] OPEN_TO_READ = OpenRoutes.TO_READ.toArray(String[]::new);
    private static final String[] OPEN_TO_POST = OpenRoutes.TO_POST.toArray(String[]::new);

    @Bean
    SecurityWebFilterChain gate(ServerHttpSecurity http, Problems problems) {
        ServerAuthenticationEntryPoint unauthorized = unauthorized(problems);
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(AccessRules::whoMayPass)
                .oauth2ResourceServer(
                        server -> server.authenticationEntryPoint(unauthorized).jwt(jwt -> {}))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(unauthorized)
                                .accessDeniedHandler(forbidden(problems)))
                .build();
    }

    private static void whoMayPass(AuthorizeExchangeSpec requests) {
        requests.matchers(EndpointRequest.toAnyEndpoint())
                .permitAll()
                .pathMatchers(HttpMethod.POST, OPEN_TO_POST)
                .permitAll()
                .pathMatchers(HttpMethod.GET, OPEN_TO_READ)
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, OPEN_TO_READ)
                .permitAll()
                .pathMatchers("/api/**")
                .authenticated()
                // Pages, keys, and the honest 404 for all the rest.
                .anyExchange()
                .permitAll();
    }

    private static ServerAuthenticationEntryPoint unauthorized(Problems problems) {
        return (exchange, failure) -> {
            boolean badToken = failure instanceof OAuth2AuthenticationException;
            exchange.getResponse()
                    .getHeaders()
                    .set(
                            HttpHeaders.WWW_AUTHENTICATE,
                            badToken ? "Bearer error=\"invalid_token\"" : "Bearer");
            return problems.handle(
                    exchange,
                    new Refusal(HttpStatus.UNAUTHORIZED, "This call needs a valid access token."));
        };
    }

    private static ServerAccessDeniedHandler forbidden(Problems problems) {
        return (exchange, failure) ->
                problems.handle(
                        exchange,
                        new Refusal(HttpStatus.FORBIDDEN, "Your account may not do this."));
    }
}
