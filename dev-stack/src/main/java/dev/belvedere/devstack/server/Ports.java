package dev.belvedere.devstack.server;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ports of one stack, kept in a file: the same at each start, unless someone else has taken one in between. Beside them the file has the host of
 * those services that are not on 127.0.0.1 in any case.
 */
final class Ports {

    /** What the host is called in the file. */
    static final String HOST = "host";

    // Below the range from which operating systems take the ports of outgoing connections, so that a port is still free
    // at the next start.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;

    private final Path file;
    private final Properties ports = new Properties();

    private Ports(Path file) {
        this.file = file;
    }

    static Ports in(Path file, String host) throws IOException {
        Ports ports = new Ports(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                ports.ports.load(reader);
            }
        }
        ports.ports.setProperty(HOST, host);
        return ports;
    }

    /** Where Kafka and the registry listen. */
    String host() {
        return ports.getProperty(HOST);
    }

    /** The port of the given name, free at this moment and no other name's. */
    synchronized int of(String name) throws IOException {
        int port = Integer.parseInt(ports.getProperty(name, "0"));
        while (port == 0 || !isFree(host(), port) || !isFree("127.0.0.1", port)) {
            port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            port = ports.containsValue(String.valueOf(port)) ? 0 : port;
        }
        ports.setProperty(name, String.valueOf(port));
        try (Writer writer = Files.newBufferedWriter(file)) {
            ports.store(writer, null);
        }
        return port;
    }

    private static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
