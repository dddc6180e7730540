package dev.storeys.notification.live;

import dev.storeys.notification.message.FollowNotifications;
import dev.storeys.notification.message.NotificationView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open stream. It keeps nothing but the id of what it sent last and reads on from there, on a
 * thread of its own and only while there is something to send; so an idle stream has no thread, and
 * a client that does not read holds up nobody.
 */
final class LiveStream {

    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);

    private static final int PAGE = 100;

    private final UUID userId;
    private final Instant end;
    private final SseEmitter client;
    private final FollowNotifications notifications;
    private final AtomicInteger calls = new AtomicInteger();

    private volatile UUID last;
    private volatile Instant lastWritten = Instant.now();
    private volatile boolean news;
    private volatile boolean silent;
    private volatile boolean ending;

    LiveStream(
            UUID userId,
            UUID last,
            Instant end,
            SseEmitter client,
            FollowNotifications notifications) {
        this.userId = userId;
        this.last = last;
        this.end = end;
        this.client = client;
        this.notifications = notifications;
    }

    UUID userId() {
        return userId;
    }

    /** The id of what the client was sent last. */
    UUID last() {
        return last;
    }

    /** There may be something to send. */
    void look() {
        news = true;
        call();
    }

    /** Ends what is over, and shows a silent client that the line is up. */
    void tick(Instant now, Duration heartbeat) {
        if (!now.isBefore(end)) {
            end();
        } else if (!now.isBefore(lastWritten.plus(heartbeat))) {
            silent = true;
            call();
        }
    }

    /** Ends the stream after what is being sent. */
    void end() {
        ending = true;
        call();
    }

    /** Whoever calls while another call is being answered is answered by the same thread. */
    private void call() {
        if (calls.getAndIncrement() == 0) {
            Thread.ofVirtual().name("live-stream").start(this::answer);
        }
    }

    private void answer() {
        int answered;
        do {
            answered = calls.get();
            try {
                write();
            } catch (DataAccessException outage) {
                // The next look finds what is missing.
                LOG.warn("A stream waits for the database: {}", outage.toString());
            } catch (IOException | IllegalStateException gone) {
                LOG.debug("A stream's client is gone: {}", gone.toString());
            }
        } while (!calls.compareAndSet(answered, 0));
    }

    private void write() throws IOException {
        if (news) {
            news = false;
            sendNews();
        }
        if (silent) {
            silent = false;
            client.send(SseEmitter.event().comment("still here"));
            lastWritten = Instant.now();
        }
        if (ending) {
            client.complete();
        }
    }

    private void sendNews() throws IOException {
        List<NotificationView> page;
        do {
            page = notifications.after(userId, last, PAGE);
            for (NotificationView notification : page) {
                send(notification);
            }
        } while (page.size() == PAGE && !ending);
    }

    private void send(NotificationView notification) throws IOException {
        client.send(
                SseEmitter.event()
                        .id(notification.id().toString())
                        .name("notification")
                        .data(notification, MediaType.APPLICATION_JSON));
        last = notification.id();
        lastWritten = Instant.now();
    }
}
