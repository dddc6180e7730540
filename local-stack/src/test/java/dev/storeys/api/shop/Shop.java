package dev.storeys.api.shop;

import dev.storeys.api.stage.RunningStage;

/** Who and what there is, to be imported statically: {@code aCustomer().orders(aProduct()…, 2)}. */
public final class Shop {

    private Shop() {}

    /** A new customer, registered and signed in. */
    public static Customer aCustomer() {
        return Customer.registered("Robin Example", "GB");
    }

    /** A product still to be described and put on sale. */
    public static ProductDraft aProduct() {
        return new ProductDraft();
    }

    /** Whoever runs the shop. */
    public static Administrator theAdministrator() {
        return TheAdministrator.SIGNED_IN;
    }

    /** A look at the shelves. */
    public static Search products() {
        return new Search();
    }

    private static final class TheAdministrator {
        static final Administrator SIGNED_IN =
                new Administrator(
                        Account.signedIn(RunningStage.adminEmail(), RunningStage.adminPassword()));
    }
}
