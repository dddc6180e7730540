package dev.storeys.monolith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.storeys.platform.web.Caller;
import dev.storeys.testing.TestServers;
import dev.storeys.user.password.Password;
import io.swagger.v3.oas.models.media.StringSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document of the API that every entry serves is what the controllers offer. With {@code
 * -Dopenapi.write} the test writes the document instead of comparing it.
 */
@SpringBootTest(
        classes = MonolithApplication.class,
        properties = {
            "springdoc.paths-to-match=/api/v1/**,/.well-known/**",
            "springdoc.default-flat-param-object=true",
            "springdoc.writer-with-order-by-keys=true",
            "springdoc.default-produces-media-type=application/json",
        })
@Import(ApiDescription.class)
class OpenApiIntegrationTests {

    private static final Path DOCUMENT = Path.of("../storefront/src/main/resources/openapi.json");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .replaceWithSchema(Password.class, new StringSchema().format("password"))
                // Events, each with one item of the list as its data.
                .replaceWithSchema(SseEmitter.class, new StringSchema());
    }

    @Autowired private WebApplicationContext monolith;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        String database = TestServers.jdbcUrl();
        settings.add("storeys.database.main.primary", () -> database);
        settings.add("storeys.database.main.username", TestServers::username);
        settings.add("storeys.database.main.password", TestServers::password);
        settings.add("storeys.product.seed.products", () -> 0);
    }

    @Test
    void describesWhatTheControllersOffer() throws Exception {
        JsonNode offered = offered();

        assertIs(DOCUMENT, offered);
    }

    @Test
    void givesEachServiceItsPart() throws Exception {
        JsonNode whole = offered();

        for (String service : ServiceDocuments.services()) {
            assertIs(ServiceDocuments.file(service), ServiceDocuments.of(service, whole));
        }
    }

    private static void assertIs(Path file, JsonNode document) throws IOException {
        if (System.getProperty("openapi.write") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writeValueAsString(document) + "\n");
        }
        assertThat(JSON.readTree(file))
                .as("%s is out of date; mvn verify -pl monolith -am -Dopenapi.write", file)
                .isEqualTo(document);
    }

    private JsonNode offered() throws Exception {
        // Without the security filters, which let nobody see paths that the API does not have.
        byte[] document =
                MockMvcBuilders.webAppContextSetup(monolith)
                        .build()
                        .perform(get("/v3/api-docs"))
                        .andReturn()
                        .getResponse()
                        .getContentAsByteArray();
        return JSON.readTree(document);
    }
}
