package dev.storeys.load.shop;

/** Somebody who opens an account. */
public record Person(String email, String name, String country) {

    /** Tells runs apart, so that a run can be repeated on the same shop. */
    private static final String RUN =
            Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    /** First letters are spread over the alphabet, as real ones are: shards by range go by them. */
    public static Person of(String customer, String country) {
        char initial = (char) ('a' + Math.floorMod(customer.hashCode(), 26));
        return new Person(
                "%c%s.%s@example.com".formatted(initial, customer, RUN),
                "Customer " + customer,
                country);
    }
}
