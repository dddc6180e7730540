package dev.storeys.api.access;

/**
 * Who asks. The wrong role is one of them, too: for a call of administrators it is the customer
 * whom it concerns, and for a call of customers it is the administrator, who is a customer besides
 * and gets no further than any other.
 */
enum Role {
    ANONYMOUS("nobody"),
    OTHER_CUSTOMER("another customer"),
    ADMINISTRATOR("the administrator"),
    /** Comes last: what is granted changes what the others are refused. */
    OWNER("the customer whom it concerns");

    private final String words;

    Role(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
