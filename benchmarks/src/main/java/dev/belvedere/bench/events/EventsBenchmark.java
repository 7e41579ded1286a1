package dev.belvedere.bench.events;

import dev.belvedere.localshop.sandbox.Outcome;
import dev.belvedere.localshop.sandbox.Sandbox;
import dev.belvedere.localshop.sandbox.SandboxException;
import dev.belvedere.localshop.sandbox.SandboxOptions;
import dev.belvedere.localshop.sandbox.SandboxReport;
import dev.belvedere.localshop.system.LocalSystemException;
import dev.belvedere.localshop.system.WorkingDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/** Draws scenarios and tries them, one after the other, each on a system of its own. */
final class EventsBenchmark {

    private static final int RANDOM_TRANSACTIONS = 60;
    private static final int VIEWS_PER_PROCESS = 100;

    private final long firstSeed;
    private final boolean fault;
    private final PrintStream out;

    /** @param fault whether to plant a fault in each scenario */
    EventsBenchmark(long firstSeed, boolean fault, PrintStream out) {
        this.firstSeed = firstSeed;
        this.fault = fault;
        this.out = out;
    }

    /** Begins rounds until the time is over, and at least one. */
    EventsFigures run(Duration time) throws IOException {
        EventsFigures figures = EventsFigures.NONE;
        long begun = System.nanoTime();
        do {
            figures = round(figures);
            out.println(figures.text());
        } while (System.nanoTime() - begun < time.toNanos());
        return figures;
    }

    private EventsFigures round(EventsFigures before) throws IOException {
        long seed = firstSeed + before.rounds();
        EventScenario scenario = EventScenario.draw(seed, fault);
        try (WorkingDirectory folder = WorkingDirectory.of(Optional.empty())) {
            scenario.writeTo(folder.path());
            out.println("\nseed " + seed + ": " + scenario.files().get("connector.json"));
            SandboxReport report = Sandbox.report(
                    new SandboxOptions(
                            folder.path(),
                            Optional.empty(),
                            0,
                            RANDOM_TRANSACTIONS,
                            seed,
                            VIEWS_PER_PROCESS,
                            false,
                            Optional.empty(),
                            false),
                    out);
            report.results().stream()
                    .filter(result -> result.outcome() == Outcome.DIFFERENT)
                    .forEach(result -> out.println("WRONG, seed " + seed + ": " + result + "\n    "
                            + scenario.files().get("views/" + result.view() + ".sql")));
            return before.and(scenario, RANDOM_TRANSACTIONS, report);
        } catch (SandboxException | LocalSystemException e) {
            out.println("not captured, seed " + seed + ": " + e.getMessage());
            return before.andNotCaptured();
        }
    }
}
