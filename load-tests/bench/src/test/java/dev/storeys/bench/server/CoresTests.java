package dev.storeys.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTests {

    private static final List<String> COMMAND = List.of("nginx");

    @Test
    void keepsMeasuredAndLoadApart() {
        Cores cores = Cores.of("2-4,7");

        assertThat(cores.allowed()).containsExactly(2, 3, 4, 7);
        assertThat(cores.measured(COMMAND)).containsExactly("taskset", "-c", "2", "nginx");
        assertThat(cores.load(COMMAND)).containsExactly("taskset", "-c", "3", "nginx");
    }

    @Test
    void leavesCommandsAloneOnOneProcessor() {
        Cores cores = Cores.of("5");

        assertThat(cores.apart()).isFalse();
        assertThat(cores.measured(COMMAND)).isEqualTo(COMMAND);
        assertThat(cores.load(COMMAND)).isEqualTo(COMMAND);
    }
}
