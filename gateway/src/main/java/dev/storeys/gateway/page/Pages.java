package dev.storeys.gateway.page;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The storefront. Names under /assets contain a hash of their content, so browsers keep them for a
 * year; the page that names them is asked for each time.
 */
@Configuration(proxyBeanMethods = false)
class Pages {

    private static final Resource ROOT = new ClassPathResource("META-INF/resources/");

    @Bean
    RouterFunction<ServerResponse> storefront() throws Exception {
        Resource assets = ROOT.createRelative("assets/");
        CacheControl aYear = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        return RouterFunctions.route()
                .route(RequestPredicates.GET("/").or(RequestPredicates.HEAD("/")), Pages::shop)
                .resources("/assets/**", assets, (_, headers) -> headers.setCacheControl(aYear))
                .build();
    }

    private static Mono<ServerResponse> shop(ServerRequest request) {
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .bodyValue(new ClassPathResource("META-INF/resources/index.html"));
    }
}
