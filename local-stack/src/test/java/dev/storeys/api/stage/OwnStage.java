package dev.storeys.api.stage;

import static org.awaitility.Awaitility.await;

import dev.storeys.api.http.Json;
import dev.storeys.stack.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A stage of the tests' own: empty at first, on free ports, gone at the end. */
final class OwnStage implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(90);

    private final int number;
    private final ShopCommand shop;
    private final String password = UUID.randomUUID().toString();
    private final Thread lastResort = new Thread(this::stop, "stop the stage");
    private final Instant begin = Instant.now();
    private List<ProcessHandle> processes = List.of();
    private boolean stopped;

    private OwnStage(int number, Path folder) {
        this.number = number;
        Path home = folder.resolve("home");
        this.shop =
                new ShopCommand(
                        project(),
                        folder,
                        Map.of(
                                "STOREYS_HOME",
                                home.toString(),
                                "SHOP_ADMIN_PASSWORD",
                                password,
                                // What is tested is what Maven has built by now.
                                "SHOP_NO_BUILD",
                                "1",
                                "NO_COLOR",
                                "1"));
        if (Files.exists(home)) {
            downAfterAKilledRun();
        }
        makeEmpty(folder);
    }

    private void downAfterAKilledRun() {
        try {
            shop.run(STOP, "down");
        } catch (IllegalStateException nothingToStop) {
            System.err.println(nothingToStop.getMessage());
        }
    }

    static OwnStage start(int number) {
        OwnStage stage =
                new OwnStage(number, Path.of("target", "stage-" + number).toAbsolutePath());
        Runtime.getRuntime().addShutdownHook(stage.lastResort);
        try {
            stage.up();
            return stage;
        } catch (RuntimeException | Error failure) {
            stage.stop();
            throw failure;
        }
    }

    private void up() {
        shop.run(START, command().toArray(String[]::new));
        JsonNode status = await().atMost(Duration.ofMinutes(1)).until(this::status, OwnStage::up);
        tell(status);
        System.out.printf(
                "Stage %d is up at %s after %d s, with %d MiB in %d processes.%n",
                number,
                System.getProperty(RunningStage.URL),
                Duration.between(begin, Instant.now()).toSeconds(),
                components(status).mapToLong(each -> each.path("memoryMiB").asLong()).sum(),
                components(status).count());
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        Collections.addAll(command, "up", Integer.toString(number), "--detach");
        Collections.addAll(command, "--port", Integer.toString(new Ports().free(0)));
        Collections.addAll(command, "--products", "200");
        // One address sends more here than a shop should bear of one.
        Collections.addAll(command, "--limits", "off");
        RunningStage.shards().ifPresent(how -> Collections.addAll(command, "--shards", how));
        return command;
    }

    private JsonNode status() {
        JsonNode status = Json.read(shop.run(Duration.ofSeconds(60), "status", "--json"));
        processes =
                components(status)
                        .map(each -> ProcessHandle.of(each.path("pid").asLong()))
                        .flatMap(Optional::stream)
                        .filter(this::isOurs)
                        .toList();
        return status;
    }

    /** What is older than this stage is not ours to stop, whatever the status says. */
    private boolean isOurs(ProcessHandle process) {
        return process.info().startInstant().filter(start -> !start.isBefore(begin)).isPresent();
    }

    private static boolean up(JsonNode status) {
        return components(status).allMatch(each -> each.path("health").asString().equals("UP"));
    }

    private static Stream<JsonNode> components(JsonNode status) {
        return status.path("components").valueStream();
    }

    private void tell(JsonNode status) {
        System.setProperty(RunningStage.URL, status.path("url").asString());
        System.setProperty(RunningStage.ADMIN_PASSWORD, password);
        RunningStage.own(shop);
        port(status, "mail", "apiPort")
                .ifPresent(url -> System.setProperty(RunningStage.MAIL, url));
        port(status, "sandbox", "port")
                .ifPresent(url -> System.setProperty(RunningStage.SANDBOX, url));
        System.setProperty(
                RunningStage.MANAGEMENT,
                components(status)
                        .filter(each -> each.path("managementPort").isNumber())
                        .map(each ->
                                each.path("name").asString()
                                        + "="
                                        + local(each.path("managementPort").asInt()))
                        .collect(Collectors.joining(",")));
    }

    private static Optional<String> port(JsonNode status, String kind, String name) {
        return components(status)
                .filter(each -> each.path("kind").asString().equals(kind))
                .filter(each -> each.path(name).isNumber())
                .map(each -> local(each.path(name).asInt()))
                .findFirst();
    }

    private static String local(int port) {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            shop.run(STOP, "down");
        } finally {
            processes.forEach(OwnStage::end);
        }
    }

    /** A good `down` leaves nothing to do here; but whatever happens, no test leaves a process. */
    private static void end(ProcessHandle process) {
        try {
            process.onExit().get(5, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            System.err.println("Left behind by ./shop down, and killed: " + process.info());
            process.destroyForcibly();
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The folder with the shop script: this one or one above it. */
    private static Path project() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(path -> Files.isExecutable(path.resolve("shop")))
                .filter(path -> Files.exists(path.resolve("pom.xml")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No shop script here or above"));
    }

    private static void makeEmpty(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                        Files.delete(file);
                    }
                }
            }
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot empty " + folder, failure);
        }
    }
}
