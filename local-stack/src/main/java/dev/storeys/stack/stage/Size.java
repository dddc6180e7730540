package dev.storeys.stack.stage;

import java.util.Locale;

/** How large the machine of one application plays: processors, heap and pools follow from it. */
public enum Size {
    SMALL(1, 256, 128, 8, 16),
    MEDIUM(2, 384, 160, 10, 32),
    LARGE(4, 1024, 384, 20, 64),
    XLARGE(8, 2048, 768, 40, 128);

    private static final int DIRECT_CONNECTIONS = 10;
    private static final int PEOPLES_CONNECTIONS = 10;

    private final int processors;
    private final int monolithHeap;
    private final int serviceHeap;
    private final int pool;
    private final int sharedBuffers;

    Size(int processors, int monolithHeap, int serviceHeap, int pool, int sharedBuffers) {
        this.processors = processors;
        this.monolithHeap = monolithHeap;
        this.serviceHeap = serviceHeap;
        this.pool = pool;
        this.sharedBuffers = sharedBuffers;
    }

    /** Processors a JVM believes to have. */
    public int processors() {
        return processors;
    }

    /** Largest heap of an application in MiB. */
    public int heap(Kind kind) {
        return kind == Kind.MONOLITH ? monolithHeap : serviceHeap;
    }

    /** Database connections of one application. */
    public int pool() {
        return pool;
    }

    /** PostgreSQL's own cache in MiB. */
    public int sharedBuffers() {
        return sharedBuffers;
    }

    /**
     * Connections a PostgreSQL server accepts: of each application instance its pool, half as many
     * for reads that no standby can answer, and those of its relay and doorbells, which are of
     * their own; and a few for people.
     */
    public int maxConnections(int instances) {
        return instances * (pool + pool / 2 + DIRECT_CONNECTIONS) + PEOPLES_CONNECTIONS;
    }

    /** What one component may come to occupy, in MiB; generous, to refuse before it hurts. */
    public int memory(Kind kind) {
        return switch (kind) {
            case POSTGRES -> 50 + sharedBuffers;
            case REDIS -> 20;
            case KAFKA -> 420;
            case MAIL -> 140;
            case SANDBOX -> 80;
            case SERVICE, GATEWAY -> serviceHeap + 200;
            case MONOLITH -> monolithHeap + 280;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
