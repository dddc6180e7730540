package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.overload.Admission;
import dev.storeys.gateway.overload.Overloaded;
import dev.storeys.gateway.overload.Stay;
import io.netty.buffer.ByteBuf;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Takes plain requests straight to an instance, and leaves all others to the filter chain. One for
 * all connections.
 */
final class FastLane {

    private final Gatekeeper gatekeeper;
    private final Admission admission;
    private final ServiceLines services;
    private final Answers answers;
    private final Timings timings;

    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean closed;

    FastLane(
            Gatekeeper gatekeeper,
            Admission admission,
            ServiceLines services,
            Answers answers,
            Timings timings) {
        this.gatekeeper = gatekeeper;
        this.admission = admission;
        this.services = services;
        this.answers = answers;
        this.timings = timings;
    }

    ServiceLines services() {
        return services;
    }

    Answers answers() {
        return answers;
    }

    Timings timings() {
        return timings;
    }

    /** The request as it may pass; nothing if it is the chain's. */
    @Nullable Exchange admit(Request request) {
        Passage passage = closed ? null : gatekeeper.admit(request);
        return passage == null ? null : new Exchange(request, passage);
    }

    /** Answers a request that is here as a whole. */
    void enter(Client client, ByteBuf body) {
        Passage passage = client.exchange().passage();
        Stay stay = admission.tryEnter(passage.pool().name(), passage.priority());
        if (stay == null) {
            passage.call().left();
            body.release();
            client.refuse(new Overloaded());
            return;
        }
        running.incrementAndGet();
        passage.pool().retries().earn();
        client.follow(new Course(this, client, body, stay));
    }

    /** A course has come to its end, or has become a stream. */
    void ended() {
        running.decrementAndGet();
    }

    /** How many courses are under way. */
    int running() {
        return running.get();
    }

    /** From now on everything is the chain's. */
    void close() {
        closed = true;
    }
}
