package dev.belvedere.bench;

import dev.belvedere.app.demo.LocalSystem;
import dev.belvedere.bench.measure.JsonFile;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code belvedere bench marks}: what it costs that every shard knows how far the sources have got. */
@Command(
        name = "marks",
        description = {
            "Counts the marks on all exchanges, and their bytes, idle and under a stream of transactions, on the demo's own stack,",
            "once for each number of shards."
        },
        mixinStandardHelpOptions = true)
final class MarksCommand implements Callable<Integer> {

    private static final Duration WINDOW = Duration.ofSeconds(20);

    @Option(
            names = "--shards",
            paramLabel = "N",
            split = ",",
            defaultValue = "16,64",
            description = "The numbers of shards (default: ${DEFAULT-VALUE}).")
    private List<Integer> shards = List.of();

    @Option(
            names = "--tpch",
            paramLabel = "SCALE",
            defaultValue = "0.001",
            description = "TPC-H's scale factor (default: ${DEFAULT-VALUE}).")
    private double scale;

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            defaultValue = "50",
            description = "Transactions a second while busy (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Mixin
    private final JsonFile json = new JsonFile();

    @Override
    public Integer call() throws Exception {
        PrintStream out = System.out;
        List<String> lines = new ArrayList<>();
        List<String> objects = new ArrayList<>();
        for (int number : shards) {
            try (LocalSystem system = LocalSystem.start(scale, number, out);
                    MarkCounter counter = new MarkCounter(system.bootstrapServers())) {
                // The last of the load has been marked when nothing comes any more.
                while (counter.count(Duration.ofSeconds(3)).marks() > 0) {
                    out.println("waiting for the marks of the load to end");
                }
                out.println("counting, idle");
                note(number, "idle", counter.count(WINDOW), lines, objects);
                out.printf("counting, %s transactions a second%n", rate);
                CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> change(system));
                note(number, "busy", counter.count(WINDOW), lines, objects);
                changes.join();
            }
        }
        out.printf("%n%6s %-5s %12s %12s %12s %12s%n", "shards", "", "marks/s", "bytes/s", "others/s", "bytes/s");
        lines.forEach(out::println);
        json.write("[" + String.join(",", objects) + "]\n");
        return 0;
    }

    private void change(LocalSystem system) {
        try {
            new Freshness(system.jdbcUrl(), system.http(), rate).measure((int) (rate * WINDOW.toSeconds()));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("the shop cannot be changed", e);
        }
    }

    private static void note(
            int shards, String when, MarkCounter.Count count, List<String> lines, List<String> objects) {
        double marks = count.marks() / count.seconds();
        double markBytes = count.markBytes() / count.seconds();
        double others = count.others() / count.seconds();
        double otherBytes = count.otherBytes() / count.seconds();
        lines.add(String.format(
                Locale.ROOT,
                "%6d %-5s %12.1f %12.1f %12.1f %12.1f",
                shards,
                when,
                marks,
                markBytes,
                others,
                otherBytes));
        objects.add(String.format(
                Locale.ROOT,
                "{\"shards\":%d,\"when\":\"%s\",\"marks_per_second\":%.1f,\"mark_bytes_per_second\":%.1f,"
                        + "\"other_messages_per_second\":%.1f,\"other_bytes_per_second\":%.1f}",
                shards,
                when,
                marks,
                markBytes,
                others,
                otherBytes));
    }
}
