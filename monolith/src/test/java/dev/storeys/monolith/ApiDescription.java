package dev.storeys.monolith;

import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
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
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the document says of all calls alike: how to sign in, and what a refusal looks like. */
@TestConfiguration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "accessToken";

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
                                                .bearerFormat("JWT"))
                                .addSchemas("Problem", problem()));
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

    /** Asks the shop itself which calls need a token, so that the document cannot differ. */
    @Bean
    GlobalOpenApiCustomizer refusals(WebApplicationContext shop) {
        MockMvc entry = MockMvcBuilders.webAppContextSetup(shop).apply(springSecurity()).build();
        return document ->
                document.getPaths()
                        .forEach((path, item) ->
                                item.readOperationsMap()
                                        .forEach((method, operation) ->
                                                describe(operation, isOpen(entry, method, path))));
    }

    private static void describe(Operation operation, boolean open) {
        operation.getResponses().addApiResponse("default", refusal());
        if (!open) {
            operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
        }
    }

    private static ApiResponse refusal() {
        Schema<?> problem = new Schema<>().$ref("#/components/schemas/Problem");
        return new ApiResponse()
                .description("Refused")
                .content(
                        new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType().schema(problem)));
    }

    private static boolean isOpen(MockMvc entry, PathItem.HttpMethod method, String path) {
        String address = path.replaceAll("\\{[^}]+}", new UUID(0, 0).toString());
        try {
            int status =
                    entry.perform(
                                    MockMvcRequestBuilders.request(
                                            HttpMethod.valueOf(method.name()), address))
                            .andReturn()
                            .getResponse()
                            .getStatus();
            return status != HttpStatus.UNAUTHORIZED.value();
        } catch (Exception failure) {
            throw new IllegalStateException("Cannot ask " + method + " " + path, failure);
        }
    }
}
