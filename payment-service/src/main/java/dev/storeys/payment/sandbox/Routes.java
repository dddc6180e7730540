package dev.storeys.payment.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What the sandbox does for each kind of request that is not about one authorisation. */
record Routes(Ledger ledger) {

    Answer ledger(HttpExchange exchange) throws IOException {
        Requests.expect("GET", exchange);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = new BufferedOutputStream(exchange.getResponseBody())) {
            out.write("{\"entries\":".getBytes(StandardCharsets.UTF_8));
            ledger.writeArray(out);
            out.write('}');
        }
        return Answer.NONE;
    }

    Answer health(HttpExchange exchange) {
        Requests.expect("GET", exchange);
        return new Answer(200, new Health("UP"));
    }

    /** Whether the process serves. */
    record Health(String status) {}
}
