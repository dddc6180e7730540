package dev.storeys.platform.security;

import jakarta.servlet.DispatcherType;
import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;

/** Who may call what: a token for everything, except where a module says otherwise. */
@AutoConfiguration(
        after = SecurityAutoConfiguration.class,
        before = ServletWebSecurityAutoConfiguration.class)
@ConditionalOnBean(JwtDecoder.class)
final class HttpSecurityAutoConfiguration {

    @Bean
    SecurityFilterChain apiSecurity(
            HttpSecurity http,
            SecuritySettings settings,
            ObjectProvider<RouteAccess> routes,
            ProblemEntryPoint problems) {
        http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> authorize(requests, routes))
                .oauth2ResourceServer(server -> tokens(server, problems))
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(problems).accessDeniedHandler(problems));
        String key = settings.serviceKey();
        if (key != null && !key.isBlank()) {
            http.addFilterBefore(new ServiceKeyFilter(key), BearerTokenAuthenticationFilter.class);
        }
        return http.build();
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests,
            ObjectProvider<RouteAccess> routes) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
        requests.requestMatchers(EndpointRequest.toAnyEndpoint()).permitAll();
        // /readyz and /livez, for whoever balances; they say one word.
        requests.requestMatchers(
                        EndpointRequest.toAdditionalPaths(
                                WebServerNamespace.SERVER, HealthEndpoint.class))
                .permitAll();
        requests.requestMatchers("/internal/**").hasRole("SERVICE");
        routes.orderedStream().forEach(route -> route.apply(requests));
        requests.anyRequest().authenticated();
    }

    private static void tokens(
            OAuth2ResourceServerConfigurer<HttpSecurity> server, ProblemEntryPoint problems) {
        JwtAuthenticationConverter roles = new JwtAuthenticationConverter();
        roles.setJwtGrantedAuthoritiesConverter(HttpSecurityAutoConfiguration::roles);
        server.jwt(jwt -> jwt.jwtAuthenticationConverter(roles))
                .authenticationEntryPoint(problems)
                .withObjectPostProcessor(
                        new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <F extends BearerTokenAuthenticationFilter> F postProcess(
                                    F filter) {
                                filter.setAuthenticationFailureHandler(problems);
                                return filter;
                            }
                        });
    }

    private static Collection<GrantedAuthority> roles(Jwt token) {
        List<String> roles = token.getClaimAsStringList("roles");
        return roles == null
                ? List.of()
                : roles.stream()
                        .<GrantedAuthority>map(role ->
                                new SimpleGrantedAuthority(
                                        "ROLE_" + role.toUpperCase(java.util.Locale.ROOT)))
                        .toList();
    }
}
