package dev.belvedere.bench.drill;

import dev.belvedere.bench.cluster.Cluster;
import dev.belvedere.bench.cluster.ClusterFixture;
import dev.belvedere.bench.cluster.ClusterMember;
import dev.belvedere.bench.cluster.Network;
import dev.belvedere.bench.drill.check.OrderWriter;
import dev.belvedere.localshop.system.LocalShop;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Gives a drill access to the cluster, the shop and the network, and logs its steps. */
final class DrillContext {

    private final long startNanos = System.nanoTime();
    private final DrillOptions options;
    private final ClusterFixture fixture;
    private final OrderWriter writer;
    private final PrintStream out;

    DrillContext(DrillOptions options, ClusterFixture fixture, OrderWriter writer, PrintStream out) {
        this.options = options;
        this.fixture = fixture;
        this.writer = writer;
        this.out = out;
    }

    DrillOptions options() {
        return options;
    }

    LocalShop shop() {
        return fixture.shop();
    }

    Network network() {
        return fixture.network();
    }

    Cluster cluster() {
        return fixture.cluster();
    }

    ClusterMember member(int number) {
        return cluster().member(number);
    }

    /** The state directory of a member. */
    Path state(ClusterMember member) {
        return fixture.files().state(member.instance());
    }

    /** Logs a step with the time since the start. */
    void log(String step) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - startNanos) / 1e9, step);
    }

    /** Lets time pass; fails if the writer or an instance fails meanwhile. */
    void letPass(Duration time) {
        cluster().letPass(time, writer::checkRunning);
    }

    /** Waits until all running members are ready and every shard has its replicas. */
    void awaitBalanced() {
        Duration took = cluster().awaitBalanced();
        log(String.format(Locale.ROOT, "balanced after %.1f s", took.toMillis() / 1e3));
    }
}
