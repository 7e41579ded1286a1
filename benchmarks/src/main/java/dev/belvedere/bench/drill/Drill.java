package dev.belvedere.bench.drill;

import dev.belvedere.bench.cluster.LoopbackNetwork;
import dev.belvedere.bench.cluster.Network;
import java.time.Duration;
import java.util.Map;

/** A disturbance of instances or services while rows are written and read. Used once, by one thread. */
interface Drill {

    /** The number of instances that are running before it begins. */
    default int initialInstances(DrillOptions options) {
        return options.cluster.instances();
    }

    /** The network of the instances. */
    default Network network(DrillOptions options) {
        return new LoopbackNetwork();
    }

    /** How long an instance may be silent before the others take over its shards. */
    default Duration sessionTimeout() {
        return Duration.ofSeconds(10);
    }

    /** Returns whether reads may fail at two instances in a row. */
    default boolean readsMayFail() {
        return true;
    }

    /** Disturbs the cluster, and returns when it has recovered. */
    void run(DrillContext context);

    /** Additional results by their names in the report. Called after all instances have stopped. */
    default Map<String, Long> findings() {
        return Map.of();
    }
}
