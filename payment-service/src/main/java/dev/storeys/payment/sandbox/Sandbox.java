package dev.storeys.payment.sandbox;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The running sandbox: its books and the HTTP server in front of them. */
final class Sandbox implements AutoCloseable {

    private static final int BACKLOG = 256;

    private static final String AUTHORIZATIONS =
            Authorizations.PATH + "(/[^/]+(/void|/capture|/refunds(/[^/]+)?)?)?";

    private final HttpServer server;
    private final Ledger ledger;
    private final Webhooks webhooks;

    private Sandbox(HttpServer server, Ledger ledger, Webhooks webhooks) {
        this.server = server;
        this.ledger = ledger;
        this.webhooks = webhooks;
    }

    /** Opens the books first, so that nobody is served before they are read. */
    static Sandbox open(SandboxSettings settings, Consumer<SandboxFailure> onFailure) {
        JsonMapper json =
                JsonMapper.builder().disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).build();
        Ledger ledger = Ledger.open(settings.ledger(), json, onFailure);
        HttpServer server = listen(settings);
        Webhooks webhooks = new Webhooks(settings.webhook(), json);
        Routes routes = new Routes(ledger);
        Authorizations authorizations =
                new Authorizations(ledger, new Requests(json), settings, webhooks);
        serve(server, "/", new JsonHandler("/", json, exchange -> nothing()));
        serve(server, "/health", new JsonHandler("/health", json, routes::health));
        serve(server, "/v1/ledger", new JsonHandler("/v1/ledger", json, routes::ledger));
        serve(
                server,
                Authorizations.PATH,
                new JsonHandler(AUTHORIZATIONS, json, authorizations::answer));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return new Sandbox(server, ledger, webhooks);
    }

    private static Answer nothing() {
        throw new Refused(404, "not-found", "Nothing is served here");
    }

    private static void serve(HttpServer server, String path, JsonHandler handler) {
        server.createContext(path, handler);
    }

    private static HttpServer listen(SandboxSettings settings) {
        InetSocketAddress address = new InetSocketAddress(settings.address(), settings.port());
        try {
            return HttpServer.create(address, BACKLOG);
        } catch (IOException | RuntimeException failure) {
            throw new SandboxFailure(
                    SandboxFailure.NO_PORT,
                    "Cannot listen on %s:%d: %s"
                            .formatted(settings.address(), settings.port(), failure.getMessage()));
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Lets answers under way go out, for a second at most. */
    @Override
    public void close() {
        server.stop(1);
        webhooks.close();
        try {
            ledger.close();
        } catch (IOException failure) {
            System.err.println("Sandbox provider: " + failure);
        }
    }
}
