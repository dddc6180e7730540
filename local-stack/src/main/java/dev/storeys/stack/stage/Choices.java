package dev.storeys.stack.stage;

/**
 * What a stage leaves open.
 *
 * @param instances of each service, or of the monolith
 * @param balancing how the entry shares requests out among them
 * @param replication how the main database is kept, and that of each service
 * @param shards what users and orders are spread over
 */
public record Choices(int instances, Balancing balancing, Replication replication, Shards shards) {

    /** One of everything. */
    public static final Choices SINGLE = of(1);

    /** An earlier version knew of no shards. */
    public Choices {
        if (shards == null) {
            shards = Shards.NONE;
        }
    }

    public static Choices of(int instances) {
        return new Choices(instances, Balancing.ROUND_ROBIN, Replication.NONE, Shards.NONE);
    }

    public Choices with(Balancing other) {
        return new Choices(instances, other, replication, shards);
    }

    public Choices with(Replication other) {
        return new Choices(instances, balancing, other, shards);
    }

    public Choices with(Shards other) {
        return new Choices(instances, balancing, replication, other);
    }

    /** The same, each database led by whom it was led before. */
    public Choices ledAs(Choices before) {
        return with(replication.ledAs(before.replication));
    }

    /** The same after a database's server has taken over from the one that led at first. */
    public Choices led(String first, String primary) {
        return with(replication.led(first, primary));
    }
}
