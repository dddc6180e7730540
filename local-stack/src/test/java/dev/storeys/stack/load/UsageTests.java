package dev.storeys.stack.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsageTests {

    @Test
    void tellsWhatCameSinceThen() {
        Usage before =
                new Usage(
                        10,
                        Map.of("a", Duration.ofMillis(1), "b", Duration.ofMillis(5)),
                        Map.of("primary", 5L));
        Usage after =
                new Usage(
                        110,
                        Map.of("a", Duration.ofMillis(101), "b", Duration.ofMillis(25)),
                        Map.of("primary", 15L, "replica-1", 30L));

        assertThat(after.since(before).tell())
                .isEqualToNormalizingNewlines(
                        """
                        100 requests, 1,200 µs of the processors for each: a 1,000, b 200
                        Reads: primary 25.0 %, replica-1 75.0 %
                        """);
    }

    @Test
    void tellsOfNoReadsWhereNobodyFollows() {
        Usage usage = new Usage(0, Map.of("a", Duration.ofMillis(1)), Map.of());
        assertThat(usage.tell().strip()).isEqualTo("0 requests, 0 µs of the processors for each:");
    }

    @Test
    void countsWhatCustomersAskedForAndWhoAnsweredReads() {
        Metrics metrics =
                new Metrics(
                        List.of(
                                "# HELP http_server_requests_seconds",
                                "http_server_requests_seconds_count{status=\"200\",uri=\"/api/v1/cart\"} 7",
                                "http_server_requests_seconds_count{uri=\"/api/v1/orders/**\"} 1.0E3",
                                "http_server_requests_seconds_count{uri=\"/readyz\"} 99",
                                "storeys_database_reads_total{application=\"x\",source=\"replica-1\"} 3.0",
                                "storeys_database_reads_total{source=\"primary\"} 4.0"));
        assertThat(metrics.requests()).isEqualTo(1_007);
        assertThat(metrics.readsBySource()).isEqualTo(Map.of("replica-1", 3L, "primary", 4L));
    }
}
