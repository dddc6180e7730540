package dev.storeys.user.presence;

import dev.storeys.testing.TestServers;
import dev.storeys.user.UserServiceApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service, started as often as a test needs it, as its clients reach it. */
final class Instance implements AutoCloseable {

    private static final String PASSWORD = "correct horses";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    private Instance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Instance on(String database, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(settings));
        arguments.add("--server.port=0");
        arguments.add("--management.server.port=0");
        arguments.add("--storeys.database.main.primary=" + database);
        arguments.add("--storeys.database.main.username=" + TestServers.username());
        arguments.add("--storeys.database.main.password=" + TestServers.password());
        arguments.add("--storeys.user.passwords.max-wait=30s");
        return new Instance(
                SpringApplication.run(
                        UserServiceApplication.class, arguments.toArray(String[]::new)));
    }

    record Answer(int status, JsonNode body) {

        String access() {
            return body.path("accessToken").asString();
        }

        String refresh() {
            return body.path("refreshToken").asString();
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Answer register(String email) throws IOException, InterruptedException {
        return post(
                "/api/v1/users",
                Map.of("email", email, "password", PASSWORD, "name", "Ada", "country", "GB"));
    }

    Answer login(String email) throws IOException, InterruptedException {
        return post("/api/v1/auth/login", Map.of("email", email, "password", PASSWORD));
    }

    Answer refresh(String token) throws IOException, InterruptedException {
        return post("/api/v1/auth/refresh", Map.of("refreshToken", token));
    }

    Answer logout(String token) throws IOException, InterruptedException {
        return post("/api/v1/auth/logout", Map.of("refreshToken", token));
    }

    int me(String token) throws IOException, InterruptedException {
        return send(to("/api/v1/users/me").header("Authorization", "Bearer " + token)).status();
    }

    int get(String path) throws IOException, InterruptedException {
        return send(to(path)).status();
    }

    private Answer post(String path, Map<String, String> body)
            throws IOException, InterruptedException {
        return send(
                to(path).header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private HttpRequest.Builder to(String path) {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        return HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        String body = response.body();
        return new Answer(
                response.statusCode(),
                body.startsWith("{") ? JSON.readTree(body) : JSON.nullNode());
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
