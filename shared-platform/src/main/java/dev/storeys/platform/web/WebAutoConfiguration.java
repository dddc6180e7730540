package dev.storeys.platform.web;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.InstantSource;
import java.util.List;
import org.apache.catalina.valves.RemoteIpValve;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** What every HTTP API of Storeys owes its clients. */
@AutoConfiguration(before = {WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebSettings.class)
public final class WebAutoConfiguration {

    @Bean
    Problems problems(JsonMapper json, ObjectProvider<Tracer> tracers) {
        return new Problems(json, () -> currentTrace(tracers.getIfAvailable()));
    }

    private static @Nullable String currentTrace(@Nullable Tracer tracer) {
        Span span = tracer == null ? null : tracer.currentSpan();
        return span == null ? null : span.context().traceId();
    }

    @Bean
    ProblemAdvice problemAdvice(Problems problems) {
        return new ProblemAdvice(problems);
    }

    @Bean
    Utf8Only utf8Only() {
        return new Utf8Only();
    }

    @Bean
    ProblemErrorController problemErrorController(Problems problems) {
        return new ProblemErrorController(problems);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerProblems(Problems problems) {
        return tomcat ->
                tomcat.addContextCustomizers(context ->
                        context.getParent()
                                .getPipeline()
                                .addValve(new ContainerProblems(problems)));
    }

    /** Who is behind a trusted proxy is known by his own address from here on. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> clientAddresses(
            WebSettings settings) {
        return tomcat -> {
            if (!settings.trustedProxies().isEmpty()) {
                RemoteIpValve valve = new RemoteIpValve();
                valve.setInternalProxies(String.join(",", settings.trustedProxies()));
                tomcat.addEngineValves(valve);
            }
        };
    }

    @Bean
    FilterRegistrationBean<ServedByFilter> servedByFilter(
            @Value("${storeys.instance:${spring.application.name:storeys}}") String instance) {
        return first(new ServedByFilter(instance), 0);
    }

    @Bean
    FilterRegistrationBean<DeadlineFilter> deadlineFilter(Problems problems) {
        return first(new DeadlineFilter(InstantSource.system(), problems), 1);
    }

    @Bean
    FilterRegistrationBean<AdmissionFilter> admissionFilter(
            WebSettings settings, Problems problems) {
        return first(new AdmissionFilter(settings.maxRequests(), problems), 2);
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
            WebSettings settings, Problems problems) {
        return first(new BodyLimitFilter(settings.maxBody().toBytes(), problems), 3);
    }

    @Bean
    Drain drain(WebSettings settings, ApplicationContext context) {
        return new Drain(settings.drain(), context);
    }

    @Bean
    FilterRegistrationBean<Drain> drainFilter(Drain drain) {
        return first(drain, 4);
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> first(
            F filter, int place) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10 + place);
        return registration;
    }

    @Bean
    JacksonModule plainTextOnly() {
        return new SimpleModule("plain-text").addDeserializer(String.class, new PlainText());
    }

    @Bean
    WebMvcConfigurer requests() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KnownFormat());
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver());
            }
        };
    }
}
