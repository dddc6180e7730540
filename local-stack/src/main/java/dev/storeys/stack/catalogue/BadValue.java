package dev.storeys.stack.catalogue;

/** A row holds something that cannot be sold. */
final class BadValue extends RuntimeException {

    private static final long serialVersionUID = 1;

    BadValue(String reason) {
        super(reason);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
