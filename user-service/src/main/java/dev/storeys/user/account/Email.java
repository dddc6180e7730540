package dev.storeys.user.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address in lower case; two spellings of one address are equal. */
@Embeddable
record Email(@Column(name = "email") String address) {

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /**
     * ASCII, at most 254 characters with at most 64 before the @, and a dot in the domain. The
     * length comes first: without it a long text would exhaust the stack. ASCII only, because some
     * other letters become ASCII ones in lower case and would make two people one.
     */
    static final String PATTERN =
            "(?=.{1,254}$)(?=[^@]{1,64}@)"
                    + ATOM
                    + "(?:\\."
                    + ATOM
                    + ")*@(?:"
                    + LABEL
                    + "\\.)+"
                    + LABEL;

    private static final Pattern VALID = Pattern.compile(PATTERN);

    Email {
        if (!VALID.matcher(address).matches()) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
        address = address.toLowerCase(Locale.ROOT);
    }

    /** Nothing if the text is not an address. */
    static Optional<Email> parse(String text) {
        return VALID.matcher(text).matches() ? Optional.of(new Email(text)) : Optional.empty();
    }

    /** By which the address is found without being told to whoever keeps the list. */
    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(address.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String localPart() {
        return address.substring(0, address.indexOf('@'));
    }

    @Override
    public String toString() {
        return "Email[***]";
    }
}
