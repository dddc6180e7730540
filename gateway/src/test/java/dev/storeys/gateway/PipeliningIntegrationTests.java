package dev.storeys.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that send the next request before they have the answer to the last. */
@Timeout(60)
class PipeliningIntegrationTests extends GatewayTest {

    private static final int REQUESTS = 200;
    private static final String ID = "X-Request-Id: ";

    @Test
    void answersInTheOrderOfTheRequestsWhoeverAnswersThem() throws Exception {
        long seed = Long.getLong("storeys.seed", System.nanoTime());
        System.out.println("SEED " + seed);
        send(signedIn("/api/v1/orders"));
        List<String> sent = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Random random = new Random(seed);
        for (int number = 0; number < REQUESTS; number++) {
            String id = "request-%04d".formatted(number);
            sent.add(id);
            text.append(request(random.nextInt(5), id));
        }
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            Thread writer = Thread.ofVirtual().start(() -> write(socket, text, new Random(seed)));
            assertThat(ids(socket)).isEqualTo(sent);
            writer.join();
        }
    }

    /** Requests for the lane and for the chain, with a body and without. */
    private static String request(int kind, String id) {
        return switch (kind) {
            case 0 -> head("GET /api/v1/products", id) + "\r\n";
            case 1 -> head("GET /nothing", id) + "\r\n";
            case 2 -> head("GET /api/v1/orders", id) + "\r\n";
            case 3 -> head("POST /api/v1/orders", id) + "Content-Length: 2\r\n\r\n{}";
            default -> head("GET /api/v1/products/%31", id) + "\r\n";
        };
    }

    private static String head(String line, String id) {
        return "%s HTTP/1.1\r\nHost: shop\r\n%s%s\r\nAuthorization: Bearer %s\r\n"
                .formatted(line, ID, id, Tokens.good());
    }

    /** In pieces that have nothing to do with where a request ends. */
    private static void write(Socket socket, CharSequence text, Random random) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        try {
            int begin = 0;
            while (begin < bytes.length) {
                int length = Math.min(bytes.length - begin, 1 + random.nextInt(5_000));
                socket.getOutputStream().write(bytes, begin, length);
                socket.getOutputStream().flush();
                begin += length;
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> ids(Socket socket) throws IOException {
        List<String> ids = new ArrayList<>();
        var reader =
                new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        while (ids.size() < REQUESTS) {
            String line = reader.readLine();
            if (line == null) {
                throw new IOException("Only %d answers came".formatted(ids.size()));
            }
            if (line.regionMatches(true, 0, ID, 0, ID.length())) {
                ids.add(line.substring(ID.length()));
            }
        }
        return ids;
    }
}
