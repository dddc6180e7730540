package dev.storeys.monolith;

import dev.storeys.platform.security.RouteAccess;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What an entry does beside the API: it serves the storefront and describes the stage. */
@Configuration(proxyBeanMethods = false)
class EntryConfiguration implements WebMvcConfigurer {

    private static final String[] OPEN = {
        "/", "/index.html", "/favicon.ico", "/assets/**", "/api/v1/topology", "/api/v1/openapi"
    };

    private static final String FILES = "classpath:/META-INF/resources/";

    @Bean
    RouteAccess entryRoutes() {
        // Whoever may read a page may also ask for its headers.
        return requests ->
                List.of(HttpMethod.GET, HttpMethod.HEAD)
                        .forEach(method -> requests.requestMatchers(method, OPEN).permitAll());
    }

    /** Names carry a hash of the content, so a file of one name never changes. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/index.html", "/favicon.ico")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache());
    }
}
