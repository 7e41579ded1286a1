package dev.belvedere.bench.drill.cluster;

import dev.belvedere.app.demo.LocalInstance;
import java.util.List;

/** How the instances, the broker and the readers reach each other. */
public interface Network extends AutoCloseable {

    /** Where Kafka and the registry listen. */
    String brokerHost();

    /** So many instances, each where it serves rows. */
    List<LocalInstance> instances(int count);

    /** What the command of an instance's process begins with. */
    List<String> launcher(LocalInstance instance);

    /** Lets nothing through between the two, either way, and tells neither. */
    void cut(LocalInstance one, LocalInstance other);

    /** Lets nothing through from the instance to Kafka and the registry, and tells neither. */
    void cutFromBroker(LocalInstance instance);

    /** Lets everything through again. */
    void heal();

    @Override
    void close();

    /** All at one address, where nothing can be cut. */
    static Network loopback() {
        return new LoopbackNetwork();
    }

    /** Each instance at an address of its own, in a network namespace of its own; takes Linux and root. */
    static Network namespaces(int instances) {
        return NamespaceNetwork.create(instances);
    }
}
