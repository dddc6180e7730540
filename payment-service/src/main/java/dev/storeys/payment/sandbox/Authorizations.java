package dev.storeys.payment.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;

/** The calls about one authorisation: {@code /v1/authorizations/…}. */
final class Authorizations {

    static final String PATH = "/v1/authorizations";

    private final Ledger ledger;
    private final Requests requests;
    private final SandboxSettings settings;
    private final Webhooks webhooks;

    Authorizations(Ledger ledger, Requests requests, SandboxSettings settings, Webhooks webhooks) {
        this.ledger = ledger;
        this.requests = requests;
        this.settings = settings;
        this.webhooks = webhooks;
    }

    Answer answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().substring(PATH.length()).split("/", -1);
        if (path.length == 1) {
            Requests.expect("POST", exchange);
            return authorise(exchange);
        }
        String key = Requests.valid(path[1]);
        if (path.length == 3) {
            Requests.expect("POST", exchange);
            return change(exchange, key, path[2]);
        }
        Requests.expect("GET", exchange);
        return found(
                path.length == 2
                        ? ledger.find(key)
                        : ledger.findRefund(key, Requests.valid(path[3])));
    }

    private Answer change(HttpExchange exchange, String key, String how) throws IOException {
        return switch (how) {
            case "void" -> new Answer(200, told(ledger.giveBack(key)).booking());
            case "capture" -> capture(exchange, key);
            default -> refund(exchange, key);
        };
    }

    private static Answer found(Optional<Booking> booking) {
        return booking.map(known -> new Answer(200, known))
                .orElseThrow(() -> new Refused(404, "unknown-key", "Nothing is booked for it"));
    }

    private Answer authorise(HttpExchange exchange) throws IOException {
        String key = Requests.key(exchange);
        AuthorizationRequest request = requests.body(exchange, AuthorizationRequest.class);
        if (request.card() == TestCard.CARD_SLOW) {
            Requests.pause(settings.slow());
        }
        return reply(ledger.authorise(key, request));
    }

    private Answer capture(HttpExchange exchange, String key) throws IOException {
        Requests.key(exchange);
        AmountRequest request = requests.body(exchange, AmountRequest.class);
        return reply(ledger.capture(key, request.amount()));
    }

    private Answer refund(HttpExchange exchange, String key) throws IOException {
        String refundKey = Requests.key(exchange);
        AmountRequest request = requests.body(exchange, AmountRequest.class);
        return reply(ledger.refund(key, refundKey, request.amount()));
    }

    private Answer reply(Ledger.Booked booked) {
        told(booked);
        if (booked.first() && booked.booking().isOf(TestCard.CARD_TIMEOUT_AFTER_CHARGE)) {
            Requests.pause(settings.hold());
            return Answer.NONE;
        }
        return new Answer(booked.first() ? 201 : 200, booked.booking());
    }

    private Ledger.Booked told(Ledger.Booked booked) {
        if (booked.first()) {
            webhooks.tell(booked.booking());
        }
        return booked;
    }
}
