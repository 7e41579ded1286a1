package dev.belvedere.bench.instances;

import dev.belvedere.bench.options.ClusterOptions;
import dev.belvedere.bench.options.LoadOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The cluster and the load of the measurement. */
final class InstancesOptions {

    @Mixin
    final ClusterOptions cluster = new ClusterOptions();

    @Mixin
    final LoadOptions load = new LoadOptions();

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "500",
            description = "Reads per second while latency is measured (default: ${DEFAULT-VALUE}).")
    double rate;

    String describe() {
        return "TPC-H " + cluster.scale() + ", " + cluster.shards() + " shards, " + load.connections()
                + " connections, " + load.rounds() + " round(s) of " + load.seconds() + " s, latency at " + rate
                + " reads a second";
    }
}
