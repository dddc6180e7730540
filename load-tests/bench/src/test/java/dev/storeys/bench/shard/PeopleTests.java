package dev.storeys.bench.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storeys.platform.shard.ShardKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleTests {

    private static final List<ShardKey> PEOPLE = People.of(50_000, 7);

    @Test
    void areTheSameForTheSameSeed() {
        assertThat(People.of(100, 7)).isEqualTo(PEOPLE.subList(0, 100));
        assertThat(People.of(100, 8)).isNotEqualTo(PEOPLE.subList(0, 100));
    }

    @Test
    void haveIdsThatGrowWithTime() {
        assertThat(PEOPLE)
                .extracting(person -> person.user().toString())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(PEOPLE)
                .allSatisfy(person -> {
                    assertThat(person.user().version()).isEqualTo(7);
                    assertThat(person.user().variant()).isEqualTo(2);
                });
    }

    @Test
    void haveNamesThatBeginAsNamesDo() {
        assertThat(part('j')).isCloseTo(11_961 / 89_994.0, within(0.01));
        assertThat(part('m')).isCloseTo(9_074 / 89_994.0, within(0.01));
        assertThat(part('z')).isCloseTo(109 / 89_994.0, within(0.002));
    }

    private static double part(char letter) {
        return (double)
                        PEOPLE.stream()
                                .filter(person -> person.handle().charAt(0) == letter)
                                .count()
                / PEOPLE.size();
    }
}
