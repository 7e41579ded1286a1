package dev.belvedere.bench.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belvedere.app.console.Progress;
import dev.belvedere.app.demo.Home;
import dev.belvedere.app.demo.Teardown;
import dev.belvedere.bench.contestant.ContestantMain;
import dev.belvedere.bench.contestant.ContestantSettings;
import dev.belvedere.bench.contestant.Findings;
import dev.belvedere.bench.contestant.FreshnessPlan;
import dev.belvedere.bench.contestant.Kind;
import dev.belvedere.bench.measure.Pace;
import dev.belvedere.bench.measure.Worker;
import dev.belvedere.bench.shop.Event;
import dev.belvedere.bench.shop.Expectation;
import dev.belvedere.bench.shop.ShopState;
import dev.belvedere.bench.shop.ShopTopics;
import dev.belvedere.devstack.DevStack;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Puts one contestant after the other through the same: load, churn, freshness, comparison of all rows. Each has topics of its own, with the same bytes in
 * them. A batch is produced while the contestant is paused and idle, so that nothing but it and the broker runs while the clock does.
 */
final class Race {

    private static final long SEED = 11;
    private static final int WATCHED = 2_000;
    private static final Duration HEAD_START = Duration.ofMillis(500);

    private final DevStack stack;
    private final Path directory;
    private final Course course;
    private final PrintStream out;
    private final Teardown teardown;

    Race(DevStack stack, Path directory, Course course, PrintStream out, Teardown teardown) {
        this.stack = stack;
        this.directory = directory;
        this.course = course;
        this.out = out;
        this.teardown = teardown;
    }

    /** The state of one contestant's run. */
    private final class Heat {
        private final Kind kind;
        private final Worker process;
        private final ShopTopics topics;
        private final Path folder;
        private final ShopState shop = ShopState.tpch(course.scale);
        private final Random random = new Random(SEED);
        private final ArrayDeque<Long> watched = new ArrayDeque<>();
        private long events;

        private Heat(Kind kind, Worker process, ShopTopics topics, Path folder) {
            this.kind = kind;
            this.process = process;
            this.topics = topics;
            this.folder = folder;
        }

        private Findings.Batch batch(String name, Stream<Event> batch, long size) throws IOException {
            process.ask("pause", Object.class);
            Progress producing = Progress.start(out, kind + ": producing " + name);
            long before = events;
            for (Iterator<Event> rest = batch.iterator(); rest.hasNext(); ) {
                send(rest.next());
                producing.at(events - before, size);
            }
            topics.flush();
            producing.done(String.format(Locale.ROOT, "%,d events", size));
            Progress working = Progress.start(out, kind + ": " + name);
            Findings.Batch findings = process.ask("batch " + expectation(), Findings.Batch.class);
            working.done(String.format(Locale.ROOT, "%,.0f events/s", size / findings.seconds()));
            return findings;
        }

        private Findings.Freshness freshness() throws IOException {
            int[] orders = random.ints(course.paced(), 0, shop.orders()).toArray();
            long periodNanos = Duration.ofSeconds(1).toNanos() / course.rate;
            Event[] raises = new Event[orders.length];
            long[] ids = new long[orders.length];
            long[] totals = new long[orders.length];
            for (int i = 0; i < orders.length; i++) {
                raises[i] = shop.raise(orders[i]);
                ids[i] = raises[i].order();
                totals[i] = shop.totalCents(orders[i]);
            }
            Path plan = folder.resolve("freshness");
            new FreshnessPlan(course.warmUp(), periodNanos, ids, totals).write(plan);
            Progress pacing = Progress.start(out, kind + ": freshness");
            Pace pace = new Pace(System.nanoTime() + HEAD_START.toNanos(), periodNanos);
            process.tell("freshness " + plan + " " + pace.startNanos());
            for (int i = 0; i < raises.length; i++) {
                pace.await(i);
                send(raises[i]);
                pacing.at(i, raises.length);
            }
            topics.flush();
            Findings.Freshness findings = process.answer(Findings.Freshness.class);
            pacing.done(String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", findings.p50Ms(), findings.p99Ms()));
            return findings;
        }

        private Findings.End end() throws IOException {
            return process.ask("end " + expectation(), Findings.End.class);
        }

        private void send(Event event) {
            topics.send(event);
            events++;
            if (event.order() != 0) {
                watched.add(event.order());
            }
            if (watched.size() > WATCHED) {
                watched.remove();
            }
        }

        private Path expectation() throws IOException {
            Path file = folder.resolve("expectation");
            Expectation expectation = shop.expectation(events, List.copyOf(watched));
            expectation.write(file);
            return file;
        }
    }

    /** One contestant's run from an empty start to its end. */
    Result run(Kind kind, int round) throws IOException {
        String name = "r" + round + "-" + kind.name().toLowerCase(Locale.ROOT);
        Path folder = Files.createDirectories(directory.resolve(name));
        try (ShopTopics topics =
                new ShopTopics(stack.bootstrapServers(), stack.registryUrl(), name, course.partitions)) {
            Worker process = teardown.add(start(settings(kind, name, folder.resolve("state")), folder));
            process.answer(Object.class);
            Heat heat = new Heat(kind, process, topics, folder);
            int rows = heat.shop.rows();
            int changes = course.churn(rows);
            Findings.Batch load = heat.batch("load", heat.shop.all(), rows);
            Findings.Batch churn = heat.batch(
                    "churn",
                    Stream.generate(() -> heat.shop.change(heat.random)).limit(changes),
                    changes);
            Findings.Freshness freshness =
                    kind == Kind.CEILING ? new Findings.Freshness(0, 0, 0, 0, 0) : heat.freshness();
            Findings.End end = heat.end();
            process.close();
            topics.delete();
            if (kind != Kind.CEILING) {
                out.printf(Locale.ROOT, "%s: rows compared: %,d, wrong: %,d%n", kind, end.rows(), end.wrong());
            }
            return new Result(rows, changes, load, churn, freshness, end);
        }
    }

    private ContestantSettings settings(Kind kind, String name, Path state) throws IOException {
        Files.createDirectories(state);
        return new ContestantSettings(
                kind,
                name,
                state.toString(),
                Home.views().resolve("order_summary.sql").toString(),
                stack.bootstrapServers(),
                stack.registryUrl(),
                course.partitions,
                course.threads,
                course.commitMs,
                course.memoryMib << 20,
                course.dslCacheMib << 20,
                course.dslOptimized);
    }

    private Worker start(ContestantSettings settings, Path folder) throws IOException {
        Path file = folder.resolve("settings.json");
        new ObjectMapper().writeValue(file.toFile(), settings);
        List<String> options = new ArrayList<>(course.javaOptions);
        options.add(0, "-Xmx" + course.heap);
        return Worker.start(ContestantMain.class, options, folder.resolve("log"), file.toString());
    }
}
