package dev.storeys.stack.chaos.traffic;

import java.util.UUID;

/** Deals as tests need them. */
public final class Deals {

    private Deals() {}

    /** A deal that was answered with an order, as often as there are ids. */
    public static Deal accepted(Purchase purchase, UUID... orders) {
        Deal deal = new Deal(purchase);
        for (UUID order : orders) {
            deal.heard(new Reply(202, "{\"id\":\"%s\"}".formatted(order), ""));
        }
        return deal;
    }

    public static Deal answered(Purchase purchase, int status, String body) {
        Deal deal = new Deal(purchase);
        deal.heard(new Reply(status, body, ""));
        return deal;
    }
}
