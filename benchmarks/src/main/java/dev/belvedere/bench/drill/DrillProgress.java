package dev.belvedere.bench.drill;

import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.bench.drill.check.OrderWriter;
import dev.belvedere.bench.drill.check.Tally;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reports the progress of a drill until it is stopped. */
final class DrillProgress {

    private static final long INTERVAL_MS = 200;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final OrderWriter writer;
    private final Tally tally;

    private DrillProgress(OrderWriter writer, Tally tally) {
        this.writer = writer;
        this.tally = tally;
    }

    static DrillProgress start(OrderWriter writer, Tally tally, PrintStream out) {
        DrillProgress report = new DrillProgress(writer, tally);
        ProgressBar progress = ProgressBar.start(out, "drill");
        var unused = report.timer.scheduleAtFixedRate(
                () -> progress.at(report.state()), INTERVAL_MS, INTERVAL_MS, TimeUnit.MILLISECONDS);
        return report;
    }

    private String state() {
        return String.format(
                Locale.ROOT,
                "%,d changes, %,d reads, %d wrong, %d failed twice, longest gap %.0f ms",
                writer.events(),
                tally.reads(),
                tally.wrongAnswers(),
                tally.failedReads(),
                tally.gapMs());
    }

    void stop() {
        timer.shutdownNow();
    }
}
