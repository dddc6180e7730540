package dev.storeys.user.region;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;

/** A country by its ISO 3166 alpha-2 code, in capitals. */
@Embeddable
public record Country(@Column(name = "country") String code) {

    private static final Set<String> KNOWN = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

    /** Checks the form only: a stored country stays readable when ISO drops its code. */
    public Country {
        if (code.length() != 2 || !code.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException("Not an alpha-2 country code");
        }
    }

    /** Whether ISO 3166 has this code today. */
    static boolean isKnown(String code) {
        return KNOWN.contains(code);
    }

    /** The region that keeps the data of people who live here. */
    public Region region() {
        return Region.of(code);
    }
}
