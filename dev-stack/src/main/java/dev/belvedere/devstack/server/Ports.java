package dev.belvedere.devstack.server;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/** The ports of one stack, kept in a file: the same at each start, unless someone else has taken one in between. */
final class Ports {

    // Below the range from which operating systems take the ports of outgoing connections, so that a port is still free
    // at the next start.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;

    private final Path file;
    private final Properties ports = new Properties();

    private Ports(Path file) {
        this.file = file;
    }

    static Ports in(Path file) throws IOException {
        Ports ports = new Ports(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                ports.ports.load(reader);
            }
        }
        return ports;
    }

    /** The port of the given name, free at this moment and no other name's. */
    synchronized int of(String name) throws IOException {
        int port = Integer.parseInt(ports.getProperty(name, "0"));
        while (port == 0 || !isFree(port)) {
            port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            port = ports.containsValue(String.valueOf(port)) ? 0 : port;
        }
        ports.setProperty(name, String.valueOf(port));
        try (Writer writer = Files.newBufferedWriter(file)) {
            ports.store(writer, null);
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
