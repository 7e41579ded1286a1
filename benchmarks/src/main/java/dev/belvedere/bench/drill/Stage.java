package dev.belvedere.bench.drill;

import dev.belvedere.app.demo.DemoFiles;
import dev.belvedere.app.demo.LocalShop;
import dev.belvedere.bench.drill.check.Writer;
import dev.belvedere.bench.drill.cluster.Cluster;
import dev.belvedere.bench.drill.cluster.Member;
import dev.belvedere.bench.drill.cluster.Network;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Where a drill takes place, and what it can do there. Says each step. */
final class Stage {

    private final long startNanos = System.nanoTime();
    private final Course course;
    private final LocalShop shop;
    private final DemoFiles files;
    private final Network network;
    private final Cluster cluster;
    private final Writer writer;
    private final PrintStream out;

    Stage(
            Course course,
            LocalShop shop,
            DemoFiles files,
            Network network,
            Cluster cluster,
            Writer writer,
            PrintStream out) {
        this.course = course;
        this.shop = shop;
        this.files = files;
        this.network = network;
        this.cluster = cluster;
        this.writer = writer;
        this.out = out;
    }

    Course course() {
        return course;
    }

    LocalShop shop() {
        return shop;
    }

    Network network() {
        return network;
    }

    Cluster cluster() {
        return cluster;
    }

    Member member(int number) {
        return cluster.member(number);
    }

    /** Where a member keeps its state. */
    Path state(Member member) {
        return files.state(member.instance());
    }

    /** Tells what happens now. */
    void say(String what) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - startNanos) / 1e9, what);
    }

    /** Lets time go by; fails where the writer or an instance cannot go on. */
    void wait(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            writer.refuseFailure();
            cluster.watch();
        }
    }

    /** Waits until all who run are ready, and every shard has its copies. */
    Duration awaitBalanced() {
        Duration took = cluster.awaitBalanced();
        say(String.format(Locale.ROOT, "balanced after %.1f s", took.toMillis() / 1e3));
        return took;
    }
}
