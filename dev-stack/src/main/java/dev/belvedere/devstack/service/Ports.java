package dev.belvedere.devstack.service;

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
 * The ports of one stack, stored in a file, so that they are the same at each start unless another program has taken one. The file also has the host that
 * Kafka and the registry listen on; all other services listen on 127.0.0.1.
 */
public final class Ports {

    /** The name of the host in the file. */
    public static final String HOST = "host";

    // Below the range of ephemeral ports, so that a port is still free at the next start.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;

    private final Path file;
    private final Properties ports = new Properties();

    private Ports(Path file) {
        this.file = file;
    }

    /** Reads the file if it exists. */
    public static Ports in(Path file, String host) throws IOException {
        Ports ports = new Ports(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                ports.ports.load(reader);
            }
        }
        ports.ports.setProperty(HOST, host);
        return ports;
    }

    /** The address that Kafka and the registry listen on. */
    String host() {
        return ports.getProperty(HOST);
    }

    /** Returns the port of the given name: free at this moment, and not the port of another name. */
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
