package dev.storeys.user.region;

import jakarta.persistence.EnumeratedValue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A region of the world with its own data. The named countries are the playbook's; their continents
 * follow them where nobody would argue. Everyone else (Africa, western and central Asia, countries
 * on two continents, overseas territories of the US) has the playbook's default, {@code us-east-1}.
 */
public enum Region {
    /** The Americas, and the default. */
    US_EAST_1("us-east-1"),
    /** Europe, including Cyprus as a member of the EU. */
    EU_WEST_1("eu-west-1"),
    /** South, south-east and east Asia, and Oceania. */
    AP_SOUTHEAST_1("ap-southeast-1");

    private static final Set<String> EUROPE =
            codes(
                    """
                    DE FR GB IT
                    AD AL AT AX BA BE BG BY CH CY CZ DK EE ES FI FO GG GI GR HR HU IE IM IS JE LI LT
                    LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SJ SK SM UA VA\
                    """);

    private static final Set<String> ASIA_PACIFIC =
            codes(
                    """
                    JP SG AU IN
                    BD BN BT CN HK ID KH KP KR LA LK MM MN MO MV MY NP PH PK TH TL TW VN
                    CC CK CX FJ FM KI MH NC NF NR NU NZ PF PG PN PW SB TK TO TV VU WF WS\
                    """);

    @EnumeratedValue private final String code;

    Region(String code) {
        this.code = code;
    }

    /** The code as it stands in tokens and answers, e.g. {@code eu-west-1}. */
    public String code() {
        return code;
    }

    static Region of(String country) {
        if (EUROPE.contains(country)) {
            return EU_WEST_1;
        }
        return ASIA_PACIFIC.contains(country) ? AP_SOUTHEAST_1 : US_EAST_1;
    }

    private static Set<String> codes(String text) {
        return Pattern.compile("\\s+").splitAsStream(text).collect(Collectors.toUnmodifiableSet());
    }
}
