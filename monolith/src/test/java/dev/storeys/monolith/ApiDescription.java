package dev.storeys.monolith;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.UUID;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the document says of all calls alike: how to sign in, and what a refusal looks like. */
@TestConfiguration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "accessToken";
    private static final UUID NOBODY = new UUID(0, 0);

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Storeys")
                                .version("v1")
                                .description("A shop's API, the same in every stage.")
                                .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        TOKEN,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .bearerFormat("JWT")));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457; the members beyond it depend on the type")
                .addProperty("type", new StringSchema().example("urn:storeys:problem:not-found"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("traceId", new StringSchema());
    }

    /** Asks the shop itself who may call what, so that the document cannot differ. */
    @Bean
    GlobalOpenApiCustomizer refusals(WebApplicationContext shop) {
        MockMvc entry = MockMvcBuilders.webAppContextSetup(shop).apply(springSecurity()).build();
        return document -> {
            CallDescription calls = new CallDescription();
            // Not before: springdoc drops what no controller names.
            document.getComponents().addSchemas("Problem", problem());
            CallDescription.commonRefusals().forEach(document.getComponents()::addResponses);
            document.getPaths()
                    .forEach((path, item) ->
                            item.readOperationsMap()
                                    .forEach((method, operation) ->
                                            describe(calls, entry, method, path, operation)));
            calls.mustBeComplete();
        };
    }

    private static void describe(
            CallDescription calls,
            MockMvc entry,
            PathItem.HttpMethod method,
            String path,
            Operation operation) {
        boolean open = answer(entry, request(method, path)) != HttpStatus.UNAUTHORIZED.value();
        boolean closed =
                answer(entry, request(method, path).with(aCustomer()))
                        == HttpStatus.FORBIDDEN.value();
        calls.describe(method + " " + path, operation, open, closed);
        if (!open) {
            operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
        }
    }

    private static RequestPostProcessor aCustomer() {
        return jwt().jwt(token -> token.subject(NOBODY.toString()));
    }

    private static MockHttpServletRequestBuilder request(PathItem.HttpMethod method, String path) {
        String address = path.replaceAll("\\{[^}]+}", NOBODY.toString());
        return MockMvcRequestBuilders.request(HttpMethod.valueOf(method.name()), address);
    }

    private static int answer(MockMvc entry, MockHttpServletRequestBuilder request) {
        try {
            return entry.perform(request).andReturn().getResponse().getStatus();
        } catch (Exception failure) {
            throw new IllegalStateException("Cannot ask the shop", failure);
        }
    }
}
