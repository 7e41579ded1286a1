package dev.belvedere.app.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One of the instances that share a machine.
 *
 * @param number from 1
 * @param of how many there may be
 * @param host the address where it serves rows
 * @param port the port where it does
 */
public record LocalInstance(int number, int of, String host, int port) {

    /**
     * So many instances on the loopback address, each at a free port.
     *
     * @param port of the first, if it is free; those after it take the next ports where these are free
     */
    public static List<LocalInstance> several(int count, int port) {
        Set<Integer> ports = new LinkedHashSet<>();
        while (ports.size() < count) {
            int wanted = port == 0 ? 0 : port + ports.size();
            ports.add(ports.contains(wanted) ? FreePort.any() : FreePort.preferably(wanted));
        }
        List<LocalInstance> instances = new ArrayList<>();
        ports.forEach(free -> instances.add(new LocalInstance(instances.size() + 1, count, LocalShop.LOOPBACK, free)));
        return instances;
    }

    /** Whether it has the machine to itself: several would have it do little but commit and compile. */
    boolean alone() {
        return of == 1;
    }

    /** Where it serves rows. */
    public URI http() {
        return URI.create("http://" + host + ":" + port);
    }

    /** What its lines of output begin with, and its files are named for. */
    public String name() {
        return "serve-" + number;
    }

    /** Where its standard error goes, below the directory of all. */
    public Path log(Path directory) {
        return directory.resolve("logs").resolve(name() + ".log");
    }
}
