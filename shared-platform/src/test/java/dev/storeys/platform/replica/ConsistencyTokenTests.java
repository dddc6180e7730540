package dev.storeys.platform.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyTokenTests {

    @Test
    void findsItsDatabaseAmongOthersAndTakesTheFurthest() {
        String header = "order-service=1/5, user-service=9/9,order-service=1/7,order-service=1/6";
        assertThat(ConsistencyToken.of("order-service", header)).isEqualTo(Lsn.parse("1/7"));
    }

    @Test
    void readsWhatItWrites() {
        Lsn position = Lsn.parse("16/B374D848");
        assertThat(ConsistencyToken.of("main", ConsistencyToken.with(null, "main", position)))
                .isEqualTo(position);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ",", "main", "main=", "main=x", "other=1/1", "main=1/1/1", "=1/1"})
    void takesNonsenseForNothing(String header) {
        assertThat(ConsistencyToken.of("main", header)).isEqualTo(Lsn.START);
    }

    @Test
    void tellsOfSeveralDatabasesAndOfEachOnce() {
        String one = ConsistencyToken.with(null, "shop", Lsn.parse("0/A"));
        String both = ConsistencyToken.with(one, "shop.shard-1", Lsn.parse("0/B"));
        String later = ConsistencyToken.with(both, "shop", Lsn.parse("0/C"));
        assertThat(ConsistencyToken.of("shop", later)).isEqualTo(Lsn.parse("0/C"));
        assertThat(ConsistencyToken.of("shop.shard-1", later)).isEqualTo(Lsn.parse("0/B"));
        assertThat(later.split(",")).hasSize(2);
    }
}
