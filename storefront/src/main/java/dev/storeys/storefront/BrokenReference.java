package dev.storeys.storefront;

/** A file refers to one that is not there, or round about to itself. */
final class BrokenReference extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenReference(String message) {
        super(message);
    }
}
