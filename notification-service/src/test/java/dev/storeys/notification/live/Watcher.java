package dev.storeys.notification.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A client that keeps a stream open and remembers what came. */
final class Watcher implements AutoCloseable {

    /** As the wire has it. */
    record Event(String id, String name, String data) {}

    final List<Event> events = new CopyOnWriteArrayList<>();
    final AtomicInteger comments = new AtomicInteger();
    volatile boolean ended;
    volatile boolean broken;

    private final InputStream stream;

    private Watcher(InputStream stream) {
        this.stream = stream;
        Thread.ofVirtual().start(this::read);
    }

    static HttpResponse<InputStream> ask(
            HttpClient http, int port, String token, @Nullable String lastSeen) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/api/v1/notifications"))
                        .header("Accept", "text/event-stream")
                        .header("Authorization", "Bearer " + token);
        if (lastSeen != null) {
            request.header("Last-Event-ID", lastSeen);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    static Watcher of(HttpResponse<InputStream> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        return new Watcher(answer.body());
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String id = "";
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3);
                } else if (line.startsWith("event:")) {
                    name = line.substring(6);
                } else if (line.startsWith("data:")) {
                    events.add(new Event(id, name, line.substring(5)));
                } else if (line.startsWith(":")) {
                    comments.incrementAndGet();
                }
            }
        } catch (IOException cut) {
            broken = true;
        }
        ended = true;
    }

    List<String> ids() {
        return events.stream().map(Event::id).toList();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
