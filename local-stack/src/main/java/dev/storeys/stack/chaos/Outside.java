package dev.storeys.stack.chaos;

import dev.storeys.stack.chaos.audit.Invariant;
import dev.storeys.stack.chaos.audit.Sinks;
import dev.storeys.stack.chaos.traffic.Audience;
import java.io.IOException;

/**
 * What those outside the shop got from it by one moment.
 *
 * @param bookings lines of the provider's ledger, of anybody
 * @param letters mails of this run's customers
 */
record Outside(long bookings, long letters) {

    static Outside of(Backstage backstage, Audience audience) throws IOException {
        Sinks sinks = new Sinks(backstage.plan());
        long letters =
                sinks.letters(audience.shoppers()).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
        return new Outside(sinks.bookings(), letters);
    }

    /** Notes what came since. */
    void compare(Backstage backstage, Outside later) {
        backstage.note(Invariant.equal("lines in the provider's ledger", bookings, later.bookings));
        backstage.note(Invariant.equal("mails in the customers' boxes", letters, later.letters));
    }
}
