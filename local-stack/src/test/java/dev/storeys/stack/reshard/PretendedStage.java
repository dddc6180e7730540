package dev.storeys.stack.reshard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.storeys.stack.home.Endpoint;
import dev.storeys.stack.home.Home;
import dev.storeys.stack.home.Layout;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.plan.Project;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Kind;
import dev.storeys.stack.stage.Shards;
import dev.storeys.stack.stage.Size;
import dev.storeys.stack.stage.Stages;
import dev.storeys.stack.supervision.Planner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A stage 3 that is up as far as its folder tells: a process that sleeps stands for each component,
 * and a server of this one answers the internal routes of each monolith.
 */
public final class PretendedStage implements AutoCloseable {

    private static final int ENTRY = 8080;

    private final Planner planner;
    private final Plan plan;
    private final Map<String, HttpServer> monoliths = new HashMap<>();
    private final Map<String, Process> processes = new HashMap<>();
    private final Map<String, String> knownShards = new HashMap<>();
    private final List<String> received = new ArrayList<>();
    private final Deque<String> counts = new ArrayDeque<>();
    private String intent = "{\"moves\":0,\"ways\":[]}";
    private int status = 200;

    public PretendedStage(Path folder, Shards shards) throws IOException {
        Home home = Home.of(Map.of("STOREYS_HOME", folder.toString()));
        home.prepare();
        planner = new Planner(home, new Project(folder));
        Plan made =
                planner.plan(
                        Stages.of(3, Stages.usual(3).with(shards)),
                        new Planner.Wishes(Size.SMALL, ENTRY, 0, "", Map.of()));
        for (Component component : made.stage().components()) {
            run(made, component);
        }
        Layout layout = made.layout().grown(made.stage().choices(), places(made));
        layout.write(made.folder());
        plan = planner.required();
        counts.add(counts(0, 0, 0, "[]"));
    }

    private void run(Plan made, Component component) throws IOException {
        Process process = new ProcessBuilder("sleep", "600").start();
        processes.put(component.name(), process);
        Path pidFile = made.folder().pidFile(component.name());
        Files.createDirectories(pidFile.resolveSibling("."));
        Files.writeString(pidFile, process.pid() + "\n");
    }

    private Map<String, Endpoint> places(Plan made) throws IOException {
        Map<String, Endpoint> places = new HashMap<>(made.layout().endpoints());
        List<String> all = made.stage().choices().shards().names();
        for (Component component : made.stage().components()) {
            if (component.kind() == Kind.MONOLITH) {
                String name = component.name();
                knows(name, all);
                places.put(name, new Endpoint(serve(name), 0));
            }
        }
        return places;
    }

    private int serve(String monolith) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/internal/shards/moves", exchange -> answer(monolith, exchange));
        server.start();
        monoliths.put(monolith, server);
        return server.getAddress().getPort();
    }

    private synchronized void answer(String monolith, HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean asked = exchange.getRequestMethod().equals("POST");
        if (asked) {
            received.add(body);
        }
        String answer = asked ? intent : progress(monolith);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(asked ? status : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    // The last one stays: whoever asks again hears the same.
    private String progress(String monolith) {
        String now = counts.size() > 1 ? counts.remove() : counts.element();
        return now.formatted(knownShards.get(monolith));
    }

    private static String counts(int planned, int underWay, int done, String problems) {
        return """
        {"planned":%d,"underWay":%d,"done":%d,"users":%d,"rows":%d,"problems":%s,"shards":%%s}
        """
                .formatted(planned, underWay, done, done, 10 * done, problems);
    }

    /** What is answered to whoever asks how far it is, one after the other. */
    public synchronized void goesOn(int planned, int underWay, int done, String... problems) {
        if (counts.size() == 1 && counts.element().equals(counts(0, 0, 0, "[]"))) {
            counts.clear();
        }
        counts.add(counts(planned, underWay, done, json(List.of(problems))));
    }

    /** What is answered to whoever asks for moves. */
    public synchronized void answers(int code, String body) {
        status = code;
        intent = body;
    }

    synchronized void knows(String monolith, List<String> shards) {
        knownShards.put(monolith, json(shards));
    }

    private static String json(List<String> words) {
        return words.isEmpty() ? "[]" : "[\"" + String.join("\",\"", words) + "\"]";
    }

    /** The bodies of all that was asked for. */
    public synchronized List<String> received() {
        return List.copyOf(received);
    }

    public Plan plan() {
        return plan;
    }

    /** What lies in its folder now. */
    public Plan kept() throws IOException {
        return planner.required();
    }

    boolean lives(String component) {
        Process process = processes.get(component);
        return process != null && process.isAlive();
    }

    @Override
    public void close() {
        monoliths.values().forEach(server -> server.stop(0));
        processes.values().forEach(Process::destroyForcibly);
    }
}
