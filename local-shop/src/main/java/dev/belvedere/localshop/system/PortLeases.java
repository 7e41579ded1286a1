package dev.belvedere.localshop.system;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/**
 * TCP ports of the loopback address for the servers that this process starts. A port that was leased stays leased until this process ends: no other
 * process that leases its ports, such as a second demo, is given the same one, even before the server listens on it. Thread-safe.
 *
 * <p>While a port is leased, this process holds the UDP port of the same number, which the operating system grants to one process only and takes back
 * however that process ends.
 */
public final class PortLeases {

    /** Below the range from which operating systems take the ports of outgoing connections. */
    private static final int LOWEST = 10_000;

    private static final int RANGE = 10_000;
    private static final int HIGHEST = 65_535;

    /** A socket without references would be closed by the garbage collector. */
    private static final List<DatagramSocket> HELD = new CopyOnWriteArrayList<>();

    private PortLeases() {}

    /**
     * Leases some port.
     *
     * @throws LocalSystemException if there is none
     */
    public static int any() {
        return from(LOWEST + ThreadLocalRandom.current().nextInt(RANGE));
    }

    /**
     * Leases the first port, from the given one upwards, that nobody listens on and no process has leased.
     *
     * @throws LocalSystemException if there is none
     */
    public static int from(int lowest) {
        for (int port = lowest; port <= HIGHEST; port++) {
            Optional<DatagramSocket> lease = lease(port);
            if (lease.isPresent()) {
                HELD.add(lease.get());
                return port;
            }
        }
        throw new LocalSystemException("no port from " + lowest + " upwards is free", null);
    }

    private static Optional<DatagramSocket> lease(int port) {
        try {
            DatagramSocket lease = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            if (free(port)) {
                return Optional.of(lease);
            }
            lease.close();
        } catch (SocketException leased) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
