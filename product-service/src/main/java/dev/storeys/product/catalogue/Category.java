package dev.storeys.product.catalogue;

/** How categories are written: lower-case words joined by dashes, as they stand in a URL. */
public final class Category {

    /** The regular expression of a category. */
    public static final String FORM = "[a-z0-9]+(-[a-z0-9]+)*";

    /** The longest category, in characters. */
    public static final int LENGTH = 60;

    private Category() {}
}
