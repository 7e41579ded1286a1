package dev.belvedere.devstack.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    private static final int SERVICES = 16;

    @TempDir
    private Path directory;

    @Test
    void givesTheSamePortAgainAtTheNextStart() throws IOException {
        int port = Ports.in(file(), "127.0.0.1").of("kafka");

        assertThat(Ports.in(file(), "127.0.0.1").of("kafka")).isEqualTo(port);
    }

    @Test
    void givesAnotherPortWhenSomeoneElseHasTakenIt() throws IOException {
        int port = Ports.in(file(), "127.0.0.1").of("kafka");

        try (ServerSocket someone = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.in(file(), "127.0.0.1").of("kafka")).isNotEqualTo(someone.getLocalPort());
        }
    }

    @Test
    void givesDistinctPortsToServicesThatStartTogetherAndKeepsThem() throws Exception {
        Map<String, Integer> given = portsTakenTogether(Ports.in(file(), "127.0.0.1"));

        Ports restarted = Ports.in(file(), "127.0.0.1");

        assertThat(given.values()).doesNotHaveDuplicates();
        assertThat(portsTakenTogether(restarted)).isEqualTo(given);
    }

    private static Map<String, Integer> portsTakenTogether(Ports ports) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(SERVICES);
        try {
            CyclicBarrier together = new CyclicBarrier(SERVICES);
            Map<String, Future<Integer>> asked = new HashMap<>();
            for (int i = 0; i < SERVICES; i++) {
                String name = "service" + i;
                asked.put(name, threads.submit(() -> {
                    together.await();
                    return ports.of(name);
                }));
            }
            Map<String, Integer> given = new HashMap<>();
            for (Map.Entry<String, Future<Integer>> answer : asked.entrySet()) {
                given.put(answer.getKey(), answer.getValue().get());
            }
            return given;
        } finally {
            threads.shutdownNow();
        }
    }

    private Path file() {
        return directory.resolve("ports.properties");
    }
}
