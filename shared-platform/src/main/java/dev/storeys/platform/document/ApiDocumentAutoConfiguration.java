package dev.storeys.platform.document;

import dev.storeys.platform.security.RouteAccess;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A service's own part of the API's document, at its door; the whole of it is at the entry. What is
 * no service, such as the monolith, has no part.
 */
@AutoConfiguration
@ConditionalOnResource(resources = ApiDocumentAutoConfiguration.DOCUMENT)
final class ApiDocumentAutoConfiguration {

    static final String DOCUMENT = "classpath:openapi/${spring.application.name}.json";

    private static final String PATH = "/openapi";

    @Bean
    RouterFunction<ServerResponse> apiDocument(@Value(DOCUMENT) Resource document) {
        return RouterFunctions.route()
                .GET(
                        PATH,
                        _ ->
                                ServerResponse.ok()
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .body(document))
                .build();
    }

    @Bean
    RouteAccess apiDocumentRoute() {
        return requests -> requests.requestMatchers(HttpMethod.GET, PATH).permitAll();
    }
}
