package dev.belvedere.localshop.sandbox;

import dev.belvedere.app.console.ProgressBar;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks all views that are served. If an engine fails, its views are tried again in smaller batches, so that only those that fail it are blamed. */
final class Checks {

    /** An error with a code of its own says what the engine cannot take; the other ones are its own fault. */
    private static final Pattern REASONED = Pattern.compile(".*\\[[a-z-]+]$", Pattern.DOTALL);

    private static final Set<String> FAULTS = Set.of("[stream-failed]", "[internal]");

    /** Judges one view by what an engine serves. */
    interface Check {

        /**
         * Judges a view.
         *
         * @param label under which the view is reported
         * @param view its name in the engine
         */
        Finding of(SandboxEngine engine, String label, String view);
    }

    /**
     * What one check of a view has found.
     *
     * @param rows the number of rows that were compared
     */
    record Finding(Outcome outcome, String detail, long rows) {

        /** A finding for which no rows were compared. */
        Finding(Outcome outcome, String detail) {
            this(outcome, detail, 0);
        }
    }

    private final Engines engines;
    private final ViewLabels labels;
    private final Results results;
    private final PrintStream out;

    Checks(Engines engines, ViewLabels labels, Results results, PrintStream out) {
        this.engines = engines;
        this.labels = labels;
        this.results = results;
        this.out = out;
    }

    /** @param when the check is made, as it follows the word "different" */
    void all(String when, Check check) {
        Deque<SandboxEngine> open = new ArrayDeque<>(engines.running());
        if (open.isEmpty()) {
            return;
        }
        ProgressBar progress = ProgressBar.start(out, "comparing " + when);
        int compared = 0;
        while (!open.isEmpty()) {
            SandboxEngine engine = open.pop();
            for (PlannedFile file : engine.failure().isPresent() ? List.<PlannedFile>of() : engine.views()) {
                file.names().forEach(view -> check(engine, labels.of(file.file(), view), view, when, check));
                progress.at(compared += file.names().size(), 0);
            }
            if (engine.failure().isPresent()) {
                open.addAll(replaced(engine));
            }
        }
        progress.done(compared + " views");
    }

    private void check(SandboxEngine engine, String label, String view, String when, Check check) {
        Finding finding = found(engine, label, view, check);
        if (engine.failure().isEmpty()) {
            String place = finding.outcome().compareTo(Outcome.SET_ASIDE) >= 0 ? when + ":\n" : "";
            results.add(label, finding.outcome(), place + finding.detail());
            results.compared(finding.rows());
        }
    }

    private static Finding found(SandboxEngine engine, String label, String view, Check check) {
        try {
            return engine.awaitCaughtUp(view)
                    ? check.of(engine, label, view)
                    : new Finding(Outcome.DIFFERENT, "it does not catch up with its topics within a minute");
        } catch (SandboxException e) {
            return new Finding(Outcome.DIFFERENT, String.valueOf(e.getMessage()));
        }
    }

    private List<SandboxEngine> replaced(SandboxEngine failed) {
        if (failed.views().size() > 1) {
            return engines.split(failed);
        }
        engines.stop(failed);
        String reason = failed.failure().orElse("");
        boolean reasoned = REASONED.matcher(reason).matches() && FAULTS.stream().noneMatch(reason::endsWith);
        failed.views()
                .forEach(file -> file.names()
                        .forEach(view -> results.add(
                                labels.of(file.file(), view),
                                reasoned ? Outcome.REFUSED : Outcome.DIFFERENT,
                                "the engine does not go on: " + reason)));
        return List.of();
    }
}
