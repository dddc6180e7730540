package dev.storeys.platform.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangePlacementTests {

    private final RangePlacement ranges =
            RangePlacement.of(Map.of("one", "A-H", "two", "i - p", "three", "Q-Z"));

    @ParameterizedTest
    @CsvSource({
        "ada, one",
        "Henry, one",
        "iris, two",
        "Pat, two",
        "quinn, three",
        "zoe, three",
        "Émile, one",
        "øystein, three",
        "李娜, three",
        "7of9, one",
        "'', one"
    })
    void keepsEachNameSomewhere(String handle, String node) {
        assertThat(ranges.nodeOf(new ShardKey(UUID.randomUUID(), handle))).isEqualTo(node);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A-H | G-Z | Two nodes keep the same names: one (A-H) and two (G-Z)",
                "A-Z | C-D | Two nodes keep the same names: one (A-Z) and two (C-D)",
                "A-H | J-Z | No node keeps names that begin with I",
                "B-H | I-Z | No node keeps names that begin with A",
                "A-H | I-Y | No node keeps names that begin with Z",
                "A-H | Z-I | The range of two ends before it begins: Z-I",
                "A-H | I   | The range of two is two letters such as A-H, not 'I'",
                "A-H | 1-9 | The range of two is two letters such as A-H, not '1-9'",
            })
    void refusesRangesThatDoNotFit(String first, String second, String why) {
        Map<String, String> ranges = new LinkedHashMap<>();
        ranges.put("one", first);
        ranges.put("two", second);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> RangePlacement.of(ranges))
                .withMessage(why);
    }
}
