package dev.storeys.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTests {

    private final Ports ports = new Ports();

    @Test
    void givesTheWishedPortOnce() {
        int wished = new Ports().free(0);
        assertThat(ports.free(wished)).isEqualTo(wished);
        assertThat(ports.free(wished)).isNotEqualTo(wished);
    }

    @Test
    void givesNoPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
            assertThat(ports.free(taken.getLocalPort())).isNotEqualTo(taken.getLocalPort());
        }
    }
}
