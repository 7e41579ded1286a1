package dev.belvedere.bench.options;

import dev.belvedere.localshop.cli.ScaleOption;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of measurements and drills with several instances on one shop. */
public final class ClusterOptions {

    @Mixin
    private final ScaleOption tpch = new ScaleOption("0.01");

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "12",
            description = "Virtual shards (default: ${DEFAULT-VALUE}).")
    private int shards;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "3",
            description = "Instances, at least two (default: ${DEFAULT-VALUE}).")
    private int instances;

    public double scale() {
        return tpch.value();
    }

    public int shards() {
        return shards;
    }

    public int instances() {
        return instances;
    }
}
