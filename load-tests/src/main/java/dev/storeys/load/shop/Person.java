package dev.storeys.load.shop;

/** Somebody who opens an account. */
public record Person(String email, String name, String country) {

    /**
     * The mark tells runs apart, so that a run can be repeated on the same shop. First letters are
     * spread over the alphabet, as real ones are: shards by range go by them.
     */
    public static Person of(String customer, String country, String mark) {
        char initial = (char) ('a' + Math.floorMod(customer.hashCode(), 26));
        return new Person(
                "%c%s.%s@example.com".formatted(initial, customer, mark),
                "Customer " + customer,
                country);
    }
}
