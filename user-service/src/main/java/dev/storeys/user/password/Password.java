package dev.storeys.user.password;

import com.fasterxml.jackson.annotation.JsonCreator;

/** A password in clear, on its way to be hashed; it never prints itself. */
public record Password(String clear) {

    private static final int MIN = 8;
    // Bounded, so that nobody makes us hash megabytes.
    private static final int MAX = 128;

    /** From the JSON string as it is: no trimming, no case, every character counts. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Password {}

    /** Whether somebody may choose this password: 8 to 128 characters, any but NUL. */
    public boolean isAcceptable() {
        int length = clear.codePointCount(0, clear.length());
        return length >= MIN && length <= MAX && isText();
    }

    /** Whether it can have been chosen at all; anything else is not worth a hash. */
    boolean isText() {
        // Half a surrogate pair is no character, and has no UTF-8 form to hash.
        return clear.length() <= 2 * MAX
                && clear.codePoints()
                        .noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    @Override
    public String toString() {
        return "Password[***]";
    }
}
