package dev.belvedere.bench.cluster;

import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.localshop.system.LocalInstance;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A bridge on this machine, and a network namespace per instance that is connected to it. The machine has two addresses on the bridge, one for the readers and
 * one for the broker, so that an instance can be cut off from one of them. A cut sends packets to a link-layer address that does not exist: the sender gets no
 * reply, as from a switch without power. All names contain this process's id. Requires Linux, root and the command {@code ip}.
 */
public final class NamespaceNetwork implements Network {

    private static final String NONEXISTENT = "02:00:00:00:00:01";
    private static final String LINK = "eth0";
    private static final int READERS_HOST = 1;
    private static final int BROKER_HOST = 2;
    private static final int FIRST_INSTANCE_HOST = 10;
    private static final int PORT = 8080;
    private static final int SUBNETS = 250;

    private final String name = "bd" + ProcessHandle.current().pid();
    private final String subnet = "10.213." + (1 + ProcessHandle.current().pid() % SUBNETS) + ".";
    private final Deque<String[]> undo = new ArrayDeque<>();
    private final Deque<String[]> cuts = new ArrayDeque<>();

    private NamespaceNetwork() {}

    /** Creates the bridge and a namespace per instance; removes everything if that fails. */
    public static NamespaceNetwork create(int instances) {
        NamespaceNetwork network = new NamespaceNetwork();
        try {
            network.bridge();
            IntStream.rangeClosed(1, instances).forEach(network::join);
            return network;
        } catch (BenchException e) {
            network.close();
            throw new BenchException("the network cannot be created, which requires Linux, root and the command 'ip': "
                    + e.getMessage());
        }
    }

    private void bridge() {
        make(new String[] {"ip", "link", "add", name, "type", "bridge"}, "ip", "link", "del", name);
        ip("addr", "add", address(READERS_HOST) + "/24", "dev", name);
        ip("addr", "add", address(BROKER_HOST) + "/24", "dev", name);
        ip("link", "set", name, "up");
    }

    private void join(int number) {
        String space = space(number);
        String port = name + "-" + number;
        make(new String[] {"ip", "netns", "add", space}, "ip", "netns", "del", space);
        ip("link", "add", port, "type", "veth", "peer", "name", LINK, "netns", space);
        ip("link", "set", port, "master", name, "up");
        ip("-n", space, "addr", "add", address(FIRST_INSTANCE_HOST + number) + "/24", "dev", LINK);
        ip("-n", space, "link", "set", LINK, "up");
        ip("-n", space, "link", "set", "lo", "up");
    }

    @Override
    public String brokerHost() {
        return address(BROKER_HOST);
    }

    @Override
    public List<LocalInstance> instances(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new LocalInstance(number, count, address(FIRST_INSTANCE_HOST + number), PORT))
                .toList();
    }

    @Override
    public List<String> launcher(LocalInstance instance) {
        return List.of("ip", "netns", "exec", space(instance.number()));
    }

    @Override
    public void cut(LocalInstance one, LocalInstance other) {
        cut(one, other.host());
        cut(other, one.host());
    }

    // One direction is enough: unacknowledged data stop flowing soon.
    @Override
    public void cutFromBroker(LocalInstance instance) {
        cut(instance, brokerHost());
    }

    private void cut(LocalInstance from, String host) {
        String space = space(from.number());
        Shell.run("ip", "-n", space, "neigh", "replace", host, "lladdr", NONEXISTENT, "dev", LINK, "nud", "permanent");
        cuts.push(new String[] {"ip", "-n", space, "neigh", "del", host, "dev", LINK});
    }

    @Override
    public void heal() {
        while (!cuts.isEmpty()) {
            Shell.run(cuts.pop());
        }
    }

    @Override
    public void close() {
        while (!undo.isEmpty()) {
            Shell.run(undo.pop());
        }
    }

    private void make(String[] command, String... inverse) {
        Shell.run(command);
        undo.push(inverse);
    }

    private static void ip(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "ip";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Shell.run(command);
    }

    private String space(int number) {
        return name + "-" + number;
    }

    private String address(int host) {
        return subnet + host;
    }
}
