package dev.storeys.monolith;

import dev.storeys.platform.security.RouteAccess;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What an entry does beside the API: it serves the storefront and describes the stage. */
@Configuration(proxyBeanMethods = false)
class EntryConfiguration implements WebMvcConfigurer {

    private static final String FILES = "classpath:/META-INF/resources/";

    @Bean
    RouteAccess entryRoutes() {
        return requests ->
                requests.requestMatchers(
                                HttpMethod.GET,
                                "/",
                                "/index.html",
                                "/favicon.ico",
                                "/assets/**",
                                "/api/v1/topology",
                                "/api/v1/openapi")
                        .permitAll();
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
