package dev.belvedere.app.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of this machine that nobody listens on at the moment. */
public final class FreePort {

    private FreePort() {}

    /** The wanted one if it is free, some other one if not. */
    static int preferably(int wanted) {
        try {
            return probe(wanted);
        } catch (IOException taken) {
            return any();
        }
    }

    /** Some port. */
    public static int any() {
        try {
            return probe(0);
        } catch (IOException e) {
            throw new DemoException("this machine has no free port: " + e.getMessage(), e);
        }
    }

    private static int probe(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
