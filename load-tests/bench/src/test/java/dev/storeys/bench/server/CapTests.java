package dev.storeys.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapTests {

    @TempDir Path root;

    @Test
    void isWrittenAsTheFirstVersionOfControlGroupsHasIt() throws IOException {
        Files.createDirectory(root.resolve("cpu"));
        Files.writeString(root.resolve("cpu/cpu.cfs_quota_us"), "-1");

        Cap cap = Cap.of(root, "shard", 8).orElseThrow();
        cap.hold(Long.MAX_VALUE);

        assertThat(root.resolve("cpu/shard/cpu.cfs_period_us")).hasContent("100000");
        assertThat(root.resolve("cpu/shard/cpu.cfs_quota_us")).hasContent("8000");
        assertThat(root.resolve("cpu/shard/cgroup.procs")).hasContent("" + Long.MAX_VALUE);
    }

    @Test
    void isWrittenAsTheSecondVersionHasIt() throws IOException {
        Files.createFile(root.resolve("cgroup.subtree_control"));

        assertThat(Cap.of(root, "shard", 150)).isPresent();

        assertThat(root.resolve("cgroup.subtree_control")).hasContent("+cpu");
        assertThat(root.resolve("shard/cpu.max")).hasContent("150000 100000");
    }

    @Test
    void isNothingWhereThereAreNoControlGroups() {
        assertThat(Cap.of(root, "shard", 8)).isEmpty();
    }

    @Test
    void tellsHowOftenItMattered() throws IOException {
        Files.createDirectory(root.resolve("cpu"));
        Files.writeString(root.resolve("cpu/cpu.cfs_quota_us"), "-1");
        Cap cap = Cap.of(root, "shard", 8).orElseThrow();

        Path statistics = root.resolve("cpu/shard/cpu.stat");
        Files.writeString(statistics, "nr_periods 10\nnr_throttled 4\nthrottled_time 99\n");
        Cap.Periods before = cap.periods();
        Files.writeString(statistics, "nr_periods 30\nnr_throttled 23\nthrottled_time 999\n");

        assertThat(cap.periods().since(before)).isEqualTo(new Cap.Periods(20, 19));
    }
}
