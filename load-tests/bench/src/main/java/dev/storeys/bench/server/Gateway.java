package dev.storeys.bench.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The gateway of this checkout, in a process of its own with the options that the local stack gives
 * it. The caller's environment reaches it, so that variants are compared by settings.
 */
public record Gateway(int port, Processors processors, AutoCloseable scratch)
        implements AutoCloseable {

    private static final List<String> JVM =
            List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx160m",
                    "-Xss512k",
                    "-XX:+UseSerialGC",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:ReservedCodeCacheSize=64m",
                    "-XX:MaxMetaspaceSize=192m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-jar");

    /**
     * Starts one on free ports.
     *
     * @param backend the address of what stands for all services and their keys
     * @param settings beyond those, as environment
     */
    public static Gateway start(Path jar, String backend, Cores cores, Map<String, String> settings)
            throws Exception {
        int port = Scratch.freePort();
        int side = Scratch.freePort();
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(routes(backend));
        environment.putAll(ports(port, side));
        Scratch scratch = Scratch.named("gateway");
        List<String> command = Stream.concat(JVM.stream(), Stream.of(jar.toString())).toList();
        Process process = scratch.start(cores.measured(command), environment);
        scratch.await(
                process, URI.create("http://127.0.0.1:" + side + "/actuator/health/readiness"));
        return new Gateway(port, new Processors(List.of(process.pid())), scratch);
    }

    private static Map<String, String> routes(String backend) {
        Map<String, String> routes = new HashMap<>();
        Stream.of("USER", "PRODUCT", "ORDER", "PAYMENT", "NOTIFICATION")
                .forEach(service -> routes.put("STOREYS_ROUTES_" + service, backend));
        routes.put("STOREYS_SECURITY_JWKS_URI", backend + "/.well-known/jwks.json");
        return routes;
    }

    private static Map<String, String> ports(int port, int side) {
        return Map.of(
                "SERVER_ADDRESS",
                "127.0.0.1",
                "SERVER_PORT",
                "" + port,
                "MANAGEMENT_SERVER_ADDRESS",
                "127.0.0.1",
                "MANAGEMENT_SERVER_PORT",
                "" + side);
    }

    /** Its address without a path. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() throws Exception {
        scratch.close();
    }
}
