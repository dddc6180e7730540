package dev.storeys.platform.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * A module's exceptions from the rule that every call needs a token; declared as a bean. Other
 * modules' routes must not be named.
 */
@FunctionalInterface
public interface RouteAccess {

    /** Says who may call which of the module's routes. */
    void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    requests);
}
