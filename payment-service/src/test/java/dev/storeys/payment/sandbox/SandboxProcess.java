package dev.storeys.payment.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox as a real process with little memory, as the stages run it. */
public final class SandboxProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("listens on [^:]+:(\\d+),");

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final Process process;
    private final String firstLine;

    private SandboxProcess(Process process, String firstLine) {
        this.process = process;
        this.firstLine = firstLine;
    }

    /** Starts on a free port and waits for the first line that the process says. */
    public static SandboxProcess start(Path ledger, Map<String, String> environment) {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "dev.storeys.payment.sandbox.SandboxProvider");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> variables = new HashMap<>(environment);
        variables.putIfAbsent("SANDBOX_PORT", "0");
        variables.put("SANDBOX_LEDGER", ledger.toString());
        variables.put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            BufferedReader said = process.inputReader();
            return new SandboxProcess(process, String.valueOf(said.readLine()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String firstLine() {
        return firstLine;
    }

    public URI url() {
        Matcher ready = READY.matcher(firstLine);
        if (!ready.find()) {
            throw new IllegalStateException("It does not serve: " + firstLine);
        }
        return URI.create("http://127.0.0.1:" + ready.group(1));
    }

    Reply authorise(String key, long amount, String method) {
        return post(
                "/v1/authorizations",
                key,
                """
                {"amount":%d,"currency":"GBP","method":"%s","reference":"%s"}\
                """
                        .formatted(amount, method, key));
    }

    Reply post(String path, String key, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url().resolve(path))
                        .timeout(Duration.ofSeconds(10))
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request.build());
    }

    /** Does at the provider what nobody asked us about: {@code capture} or {@code void}. */
    public void changeByHand(String key, String how, long amount) {
        post("/v1/authorizations/" + key + "/" + how, "by-hand", "{\"amount\":" + amount + "}");
    }

    Reply get(String path) {
        return send(HttpRequest.newBuilder(url().resolve(path)).build());
    }

    Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), json.readTree(response.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /** All lines of the ledger that are about the key, oldest first. */
    public List<JsonNode> ledgerOf(String key) {
        List<JsonNode> lines = new ArrayList<>();
        for (JsonNode line : get("/v1/ledger").body().get("entries")) {
            if (line.get("key").asString().equals(key)) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Ends it as a power cut would. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Asks it to stop, and waits. */
    int stop() {
        process.destroy();
        return exitCode();
    }

    int exitCode() {
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("It does not end");
            }
            return process.exitValue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        kill();
    }

    record Reply(int status, JsonNode body) {

        String text(String field) {
            return body.path(field).asString("");
        }
    }
}
