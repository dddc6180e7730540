package dev.storeys.gateway.balance;

import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** One instance of a service, and what is known of it at the moment. */
public final class Backend {

    private final URI url;
    private final int weight;
    private final Health health;
    private final String mark;
    private final AtomicInteger running = new AtomicInteger();

    Backend(URI url, int weight, Health health) {
        this.url = url;
        this.weight = weight;
        this.health = health;
        this.mark = Integer.toHexString(url.getAuthority().hashCode());
    }

    /** Its host and port. */
    public String id() {
        return url.getAuthority();
    }

    /** Where it listens. */
    public URI url() {
        return url;
    }

    int weight() {
        return weight;
    }

    boolean isBackup() {
        return weight == 0;
    }

    Health health() {
        return health;
    }

    /** What a sticky visitor carries; it does not tell the address. */
    public String mark() {
        return mark;
    }

    /** How many requests it is working on, as far as this gateway knows. */
    int running() {
        return running.get();
    }

    void begin() {
        running.incrementAndGet();
    }

    void end() {
        running.decrementAndGet();
    }
}
