package dev.belvedere.localshop.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortLeasesTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void leasesAPortThatAServerCanListenOn() throws IOException {
        try (ServerSocket server = new ServerSocket(PortLeases.any(), 1, LOOPBACK)) {
            assertThat(server.isBound()).isTrue();
        }
    }

    @Test
    void leasesNoPortTwice() {
        int first = PortLeases.any();

        assertThat(PortLeases.from(first)).isGreaterThan(first);
    }

    @Test
    void passesOverAPortThatSomebodyListensOn() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(PortLeases.from(taken.getLocalPort())).isGreaterThan(taken.getLocalPort());
        }
    }

    @Test
    void passesOverAPortThatAnotherProcessHasLeased() throws IOException {
        try (DatagramSocket lease = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            assertThat(PortLeases.from(lease.getLocalPort())).isGreaterThan(lease.getLocalPort());
        }
    }
}
