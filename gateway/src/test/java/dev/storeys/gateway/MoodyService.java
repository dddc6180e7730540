package dev.storeys.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A service that misbehaves to order, one mood for each request. */
final class MoodyService {

    enum Mood {
        ANSWERS,
        RESETS,
        HANGS_UP,
        IS_SILENT,
        BREAKS_OFF,
        IS_BUSY,
        DEFECT,
        STREAMS
    }

    private final Queue<Mood> moods = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> silent = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Socket> streams = new LinkedBlockingQueue<>();
    private final int port;
    private volatile Mood usual = Mood.ANSWERS;
    private ServerSocket server;

    MoodyService() {
        try {
            server = listen(0);
            port = server.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    void will(Mood... next) {
        usual = Mood.ANSWERS;
        moods.clear();
        requests.clear();
        moods.addAll(List.of(next));
    }

    /** Until it is told otherwise. */
    void willAlways(Mood mood) {
        will();
        usual = mood;
    }

    List<String> requests() {
        return requests;
    }

    void goAway() throws IOException {
        server.close();
    }

    void comeBack() throws IOException {
        server = listen(port);
    }

    private ServerSocket listen(int wanted) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
        Thread.ofVirtual().start(() -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try {
            requests.add(readHead(client.getInputStream()));
            Mood mood = moods.poll();
            switch (mood == null ? usual : mood) {
                case ANSWERS -> write(client, 2);
                case BREAKS_OFF -> write(client, 200);
                case IS_BUSY -> write(client, refusal("503 Busy\r\nRetry-After: 1"));
                case DEFECT -> write(client, refusal("500 Defect"));
                case RESETS -> client.setSoLinger(true, 0);
                case HANGS_UP -> {}
                case IS_SILENT -> {
                    silent.add(client);
                    return;
                }
                case STREAMS -> {
                    write(
                            client,
                            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/event-stream\r\n"
                                    + "Transfer-Encoding: chunked\r\n\r\n");
                    // The gateway holds a head back until it has the first byte of a body.
                    push(client, ":\n\n");
                    streams.add(client);
                    return;
                }
            }
            client.close();
        } catch (IOException gone) {
            // The gateway has given up, as it may.
        }
    }

    private static String refusal(String status) {
        return "HTTP/1.1 %s\r\nX-Served-By: notification-service-1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                .formatted(status);
    }

    private static void write(Socket client, int announced) throws IOException {
        String answer = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n{}";
        write(client, answer.formatted(announced));
    }

    private static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The stream that was asked for last; the test writes into it. */
    Socket stream() throws InterruptedException {
        Socket stream = streams.poll(5, TimeUnit.SECONDS);
        if (stream == null) {
            throw new AssertionError("Nobody asked for a stream");
        }
        return stream;
    }

    static void push(Socket stream, String event) throws IOException {
        write(stream, "%x\r\n%s\r\n".formatted(event.length(), event));
    }

    static void end(Socket stream) throws IOException {
        write(stream, "0\r\n\r\n");
    }

    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed");
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
