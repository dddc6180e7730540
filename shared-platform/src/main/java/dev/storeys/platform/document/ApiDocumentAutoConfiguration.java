package dev.storeys.platform.document;

import dev.storeys.platform.security.RouteAccess;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;

/**
 * A service's own part of the API's document, at its door; the whole of it is at the entry. What is
 * no service, such as the monolith, has no part.
 */
@AutoConfiguration
@ConditionalOnResource(resources = ApiDocumentAutoConfiguration.DOCUMENT)
final class ApiDocumentAutoConfiguration {

    static final String DOCUMENT = "classpath:openapi/${spring.application.name}.json";

    /** No route of functions: Spring would read the headers of every request for it. */
    @Bean
    ApiDocumentController apiDocumentController(@Value(DOCUMENT) Resource document) {
        return new ApiDocumentController(document);
    }

    @Bean
    RouteAccess apiDocumentRoute() {
        return requests ->
                requests.requestMatchers(HttpMethod.GET, ApiDocumentController.PATH).permitAll();
    }
}
