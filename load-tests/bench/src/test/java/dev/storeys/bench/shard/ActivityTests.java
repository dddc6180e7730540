package dev.storeys.bench.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityTests {

    private static final double NEAR = 1e-9;

    @TempDir Path folder;

    @Test
    void fallsWithTheRank() {
        Activity zipf = Activity.zipf(1_000, 1);

        assertThat(zipf.share(0)).isCloseTo(2 * zipf.share(1), within(NEAR));
        assertThat(zipf.share(0)).isCloseTo(10 * zipf.share(9), within(NEAR));
        assertThat(IntStream.range(0, zipf.users()).mapToDouble(zipf::share).sum())
                .isCloseTo(1, within(NEAR));
    }

    @Test
    void countsOrdersAndNotTheirLines() throws IOException {
        Path trace =
                Files.write(
                        folder.resolve("orders.csv"),
                        List.of(
                                "time,order,customer,country,sku,quantity",
                                "2011-11-14 08:10:00,1,anna,GB,a,6",
                                "2011-11-14 08:10:00,1,anna,GB,b,6",
                                "2011-11-14 08:10:00,2,bert,GB,a,6",
                                "2011-11-14 08:10:00,3,bert,GB,a,6",
                                "2011-11-14 08:10:00,4,bert,GB,a,6",
                                "no order"));

        Activity recorded = Activity.recorded(trace);

        assertThat(recorded.users()).isEqualTo(2);
        assertThat(recorded.share(0)).isCloseTo(0.25, within(NEAR));
        assertThat(recorded.share(1)).isCloseTo(0.75, within(NEAR));
    }
}
