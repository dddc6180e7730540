package dev.storeys.platform.web;

import jakarta.servlet.Filter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** What stands above every answer, for browsers and for whoever asks about a request. */
@AutoConfiguration(after = WebAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(BrowserSettings.class)
final class BrowserAutoConfiguration {

    /** After the filter that begins the trace, and before all that refuse. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 5;

    @Bean
    FilterRegistrationBean<BrowserHeaders> browserHeaders() {
        return at(FIRST, new BrowserHeaders());
    }

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter(Problems problems) {
        return at(FIRST + 1, new RequestIdFilter(problems));
    }

    @Bean
    FilterRegistrationBean<CrossOriginFilter> crossOriginFilter(
            BrowserSettings settings, Problems problems) {
        return at(FIRST + 2, new CrossOriginFilter(settings.allowedOrigins(), problems));
    }

    private static <F extends Filter> FilterRegistrationBean<F> at(int place, F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(place);
        return registration;
    }
}
