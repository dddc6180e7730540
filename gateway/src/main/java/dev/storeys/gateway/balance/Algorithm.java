package dev.storeys.gateway.balance;

/** The algorithms there are, under the names that settings give them, such as {@code ip-hash}. */
public enum Algorithm {
    ROUND_ROBIN,
    LEAST_CONNECTIONS,
    WEIGHTED,
    IP_HASH,
    STICKY;

    /** A new balancer, as each pool has its own. */
    Balancer balancer() {
        return switch (this) {
            case ROUND_ROBIN -> new RoundRobin();
            case LEAST_CONNECTIONS -> new LeastConnections();
            case WEIGHTED -> new Weighted();
            case IP_HASH -> new IpHash();
            case STICKY -> new Sticky();
        };
    }
}
