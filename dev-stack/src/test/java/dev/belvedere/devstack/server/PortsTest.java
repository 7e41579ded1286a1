package dev.belvedere.devstack.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir
    private Path directory;

    @Test
    void givesTheSamePortAgainAtTheNextStart() throws IOException {
        int port = Ports.in(file()).of("kafka");

        assertThat(Ports.in(file()).of("kafka")).isEqualTo(port);
    }

    @Test
    void givesAnotherPortWhenSomeoneElseHasTakenIt() throws IOException {
        int port = Ports.in(file()).of("kafka");

        try (ServerSocket someone = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.in(file()).of("kafka")).isNotEqualTo(someone.getLocalPort());
        }
    }

    private Path file() {
        return directory.resolve("ports.properties");
    }
}
