package dev.storeys.user.presence;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import redis.embedded.RedisServer;

/** A Redis of a test's own, which may be stopped, frozen and started again; it keeps no files. */
final class RedisProcess implements AutoCloseable {

    private final int port;
    private ProcessHandle process;

    RedisProcess() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        process = start();
    }

    int port() {
        return port;
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    private ProcessHandle start() throws IOException {
        Set<ProcessHandle> before =
                ProcessHandle.current().children().collect(Collectors.toCollection(HashSet::new));
        RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build()
                .start();
        return ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child))
                .findFirst()
                .orElseThrow();
    }

    void startAgain() throws IOException {
        process = start();
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() {
        kill();
    }
}
