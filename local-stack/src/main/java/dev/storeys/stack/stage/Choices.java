package dev.storeys.stack.stage;

/**
 * What a stage leaves open.
 *
 * @param instances of each service, or of the monolith
 * @param balancing how the entry shares requests out among them
 */
public record Choices(int instances, Balancing balancing, Replication replication) {

    /** One of everything. */
    public static final Choices SINGLE = of(1);

    public static Choices of(int instances) {
        return new Choices(instances, Balancing.ROUND_ROBIN, Replication.NONE);
    }

    public Choices with(Balancing other) {
        return new Choices(instances, other, replication);
    }

    public Choices with(Replication other) {
        return new Choices(instances, balancing, other);
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
