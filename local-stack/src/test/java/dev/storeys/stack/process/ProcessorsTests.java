package dev.storeys.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessorsTests {

    @Test
    void addsUpWhatAProcessAndItsEndedChildrenUsed() {
        String stat = "42 (post) gres (1)) S 1 42 42 0 -1 4194560 1 2 3 4 100 20 300 4 20 0 1 0 9";
        assertThat(Processors.ofTicks(stat)).isEqualTo(Duration.ofMillis(4_240));
    }

    @Test
    void growsWithWork() {
        Running self = Running.at(ProcessHandle.current().pid()).orElseThrow();
        Duration before = Processors.used(self);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (Processors.used(self).equals(before) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(Processors.used(self)).isGreaterThan(before);
    }
}
