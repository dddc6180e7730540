package dev.storeys.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The way to a server, which can be cut and mended. */
final class Cable implements AutoCloseable {

    private final ServerSocket socket;
    private final String host;
    private final int port;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    Cable(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int end() {
        return socket.getLocalPort();
    }

    void cut() throws IOException {
        cut = true;
        for (Socket one : open) {
            one.close();
        }
        open.clear();
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                if (cut) {
                    client.close();
                } else {
                    join(client, new Socket(host, port));
                }
            } catch (IOException closed) {
                // The test is over, or the server is away.
            }
        }
    }

    private void join(Socket client, Socket server) {
        open.addAll(List.of(client, server));
        Thread.ofVirtual().start(() -> pass(client, server));
        Thread.ofVirtual().start(() -> pass(server, client));
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cutOff) {
            // Both ends see it.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        cut();
    }
}
