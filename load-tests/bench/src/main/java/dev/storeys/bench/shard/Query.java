package dev.storeys.bench.shard;

/** What is asked of orders, of one shard or of all. */
public enum Query {
    /** As a customer's own request, whose token leads to his shard. */
    KEYED("an order by its id, customer known"),
    /** As administrators and payments do, who know the order only. */
    FOUND("an order by its id, customer unknown"),
    /** The newest twenty of all customers; the shop shows them to nobody yet. */
    GATHERED("the newest 20 orders of all");

    private final String told;

    Query(String told) {
        this.told = told;
    }

    String told() {
        return told;
    }
}
