package dev.belvedere.bench.cluster;

import dev.belvedere.localshop.system.LocalInstance;
import java.util.List;

/** The network between instances, broker and readers. */
public interface Network extends AutoCloseable {

    /** The address that Kafka and the registry listen on. */
    String brokerHost();

    /** The given number of instances with their addresses. */
    List<LocalInstance> instances(int count);

    /** The prefix of the command that starts an instance's process; empty for none. */
    List<String> launcher(LocalInstance instance);

    /** Drops all packets between two instances, in both directions. */
    void cut(LocalInstance one, LocalInstance other);

    /** Drops all packets from the instance to Kafka and the registry. */
    void cutFromBroker(LocalInstance instance);

    /** Ends all cuts. */
    void heal();

    @Override
    void close();
}
