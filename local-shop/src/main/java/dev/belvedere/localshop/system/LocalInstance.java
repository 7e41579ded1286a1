package dev.belvedere.localshop.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the instances that share this machine.
 *
 * @param number from 1
 * @param of the number of instances
 * @param host the address of its read API
 * @param port the port of its read API
 */
public record LocalInstance(int number, int of, String host, int port) {

    /**
     * Creates instances on the loopback address, each with a leased port.
     *
     * @param port the lowest port; 0 for any ports
     */
    public static List<LocalInstance> several(int count, int port) {
        List<LocalInstance> instances = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            int leased = port == 0 ? PortLeases.any() : PortLeases.from(port);
            instances.add(new LocalInstance(number, count, LocalStack.LOOPBACK, leased));
        }
        return instances;
    }

    /** Returns true for the only instance. Several get settings that leave the machine some time beside commits and compilation. */
    boolean alone() {
        return of == 1;
    }

    /** Returns the base address of its read API. */
    public URI http() {
        return URI.create("http://" + host + ":" + port);
    }

    /** Returns its name, which prefixes its lines of output and names its files. */
    public String name() {
        return "serve-" + number;
    }

    /** Returns the file for its standard error. */
    public Path log(Path directory) {
        return directory.resolve("logs").resolve(name() + ".log");
    }
}
