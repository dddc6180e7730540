package dev.storeys.payment.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the client of bookings, each event until it is taken or a minute has passed. Events wait in
 * memory: a client must not depend on them, as on those of any provider.
 */
final class Webhooks implements AutoCloseable {

    private static final int MAX_WAITING = 10_000;
    private static final int SENDERS = 4;
    private static final Duration PROMPT = Duration.ofMillis(100);

    /** After events that happened later, so that a client sees them in the wrong order. */
    private static final Duration LATE = Duration.ofMillis(1_500);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int ATTEMPTS = 8;

    private final Optional<Sender> sender;
    private final JsonMapper json;
    private final ScheduledThreadPoolExecutor senders;

    Webhooks(Optional<WebhookSettings> settings, JsonMapper json) {
        this.sender = settings.map(Sender::new);
        this.json = json;
        this.senders =
                new ScheduledThreadPoolExecutor(
                        SENDERS, Thread.ofPlatform().name("webhook-", 0).daemon().factory());
    }

    /** Tells of a new booking soon; with some cards twice. */
    void tell(Booking booking) {
        if (sender.isPresent()) {
            byte[] body = json.writeValueAsBytes(WebhookEvent.of(booking));
            later(PROMPT, body, 1);
            if (booking.isOf(TestCard.CARD_DUPLICATE_WEBHOOK)) {
                later(LATE, body, 1);
            }
        }
    }

    private void later(Duration pause, byte[] body, int attempt) {
        if (senders.getQueue().size() < MAX_WAITING && !senders.isShutdown()) {
            var _ =
                    senders.schedule(
                            () -> send(body, attempt), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void send(byte[] body, int attempt) {
        if (!sender.orElseThrow().send(body) && attempt < ATTEMPTS) {
            later(FIRST_PAUSE.multipliedBy(1L << (attempt - 1)), body, attempt + 1);
        }
    }

    /** The header's value: what is signed is the time, a dot and the body. */
    static String sign(String secret, Instant now, byte[] body) {
        try {
            String seconds = Long.toString(now.getEpochSecond());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}
