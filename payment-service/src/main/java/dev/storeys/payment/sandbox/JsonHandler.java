package dev.storeys.payment.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** Answers one route in JSON, its refusals included. */
record JsonHandler(String path, JsonMapper json, Route route) implements HttpHandler {

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            if (!answer.isNone()) {
                send(exchange, answer);
            }
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            if (!exchange.getRequestURI().getPath().matches(path)) {
                throw new Refused(404, "not-found", "Nothing is served here");
            }
            return route.answer(exchange);
        } catch (Refused refused) {
            return new Answer(refused.status(), refused.problem());
        } catch (RuntimeException failure) {
            System.err.println("Sandbox provider: " + failure);
            return new Answer(500, new Refused.Problem("internal", 500, "Something went wrong"));
        }
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = json.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** Does what one kind of request asks. */
    @FunctionalInterface
    interface Route {
        Answer answer(HttpExchange exchange) throws IOException;
    }
}
