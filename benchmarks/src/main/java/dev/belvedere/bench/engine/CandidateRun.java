package dev.belvedere.bench.engine;

import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.bench.engine.candidate.CandidateFindings;
import dev.belvedere.bench.engine.candidate.CandidateKind;
import dev.belvedere.bench.engine.candidate.FreshnessPlan;
import dev.belvedere.bench.measure.Pace;
import dev.belvedere.bench.shop.ExpectedRows;
import dev.belvedere.bench.shop.ShopEvent;
import dev.belvedere.bench.shop.ShopState;
import dev.belvedere.bench.shop.ShopTopics;
import dev.belvedere.bench.worker.WorkerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The workload of one candidate. A batch is produced while the candidate is paused and idle, so that only the candidate and the broker are running while time is
 * measured.
 */
final class CandidateRun {

    private static final long SEED = 11;
    private static final int WATCHED = 2_000;
    private static final Duration HEAD_START = Duration.ofMillis(500);

    private final CandidateKind kind;
    private final WorkerProcess process;
    private final ShopTopics topics;
    private final Path directory;
    private final EngineOptions options;
    private final PrintStream out;
    private final ShopState shop;
    private final Random random = new Random(SEED);
    private final ArrayDeque<Long> watched = new ArrayDeque<>();
    private long events;

    CandidateRun(
            CandidateKind kind,
            WorkerProcess process,
            ShopTopics topics,
            Path directory,
            EngineOptions options,
            PrintStream out) {
        this.kind = kind;
        this.process = process;
        this.topics = topics;
        this.directory = directory;
        this.options = options;
        this.out = out;
        this.shop = ShopState.tpch(options.tpch.value());
    }

    /** The number of rows of the load. */
    int rows() {
        return shop.rows();
    }

    CandidateFindings.Batch load() throws IOException {
        return batch("load", shop.all(), rows());
    }

    CandidateFindings.Batch churn(int changes) throws IOException {
        return batch("churn", Stream.generate(() -> shop.change(random)).limit(changes), changes);
    }

    private CandidateFindings.Batch batch(String name, Stream<ShopEvent> batch, long size) throws IOException {
        process.ask("pause", Object.class);
        ProgressBar producing = ProgressBar.start(out, kind + ": producing " + name);
        long before = events;
        for (Iterator<ShopEvent> rest = batch.iterator(); rest.hasNext(); ) {
            send(rest.next());
            producing.at(events - before, size);
        }
        topics.flush();
        producing.done(String.format(Locale.ROOT, "%,d events", size));
        ProgressBar working = ProgressBar.start(out, kind + ": " + name);
        CandidateFindings.Batch findings = process.ask("batch " + expected(), CandidateFindings.Batch.class);
        working.done(String.format(Locale.ROOT, "%,.0f events/s", size / findings.seconds()));
        return findings;
    }

    CandidateFindings.Freshness freshness() throws IOException {
        int[] orders = random.ints(options.paced(), 0, shop.orders()).toArray();
        long periodNanos = Duration.ofSeconds(1).toNanos() / options.rate;
        ShopEvent[] changes = new ShopEvent[orders.length];
        long[] ids = new long[orders.length];
        long[] totals = new long[orders.length];
        for (int i = 0; i < orders.length; i++) {
            changes[i] = shop.raise(orders[i]);
            ids[i] = changes[i].order();
            totals[i] = shop.totalCents(orders[i]);
        }
        Path plan = directory.resolve("freshness");
        new FreshnessPlan(options.warmUp(), periodNanos, ids, totals).write(plan);
        ProgressBar pacing = ProgressBar.start(out, kind + ": freshness");
        Pace pace = new Pace(System.nanoTime() + HEAD_START.toNanos(), periodNanos);
        process.send("freshness " + plan + " " + pace.startNanos());
        for (int i = 0; i < changes.length; i++) {
            pace.await(i);
            send(changes[i]);
            pacing.at(i, changes.length);
        }
        topics.flush();
        CandidateFindings.Freshness findings = process.reply(CandidateFindings.Freshness.class);
        pacing.done(String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", findings.p50Ms(), findings.p99Ms()));
        return findings;
    }

    /** Compares all rows and stops the candidate. */
    CandidateFindings.End end() throws IOException {
        return process.ask("end " + expected(), CandidateFindings.End.class);
    }

    private void send(ShopEvent event) {
        topics.send(event);
        events++;
        if (event.order() != 0) {
            watched.add(event.order());
        }
        if (watched.size() > WATCHED) {
            watched.remove();
        }
    }

    private Path expected() throws IOException {
        Path file = directory.resolve("expected");
        ExpectedRows expected = shop.expected(events, List.copyOf(watched));
        expected.write(file);
        return file;
    }
}
