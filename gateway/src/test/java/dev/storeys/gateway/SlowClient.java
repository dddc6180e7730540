package dev.storeys.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends all of a request but the last byte, and that when it is told to. */
final class SlowClient {

    private final Socket socket;

    SlowClient(int port, String path) {
        try {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(5_000);
            write(
                    "POST %s HTTP/1.1\r\nHost: shop\r\nConnection: close\r\nAuthorization: Bearer %s\r\nContent-Length: 2\r\n\r\n{"
                            .formatted(path, Tokens.good()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String finish() throws IOException {
        try (socket) {
            write("}");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
