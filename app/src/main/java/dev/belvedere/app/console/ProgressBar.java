package dev.belvedere.app.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Shows the progress of one task: on a terminal in place, elsewhere as a line every five seconds. {@link #at} may be called as often as convenient: most
 * calls print nothing. Thread-safe.
 */
public final class ProgressBar {

    /** The launcher sets this to {@code true} if standard output is a terminal. */
    private static final String TERMINAL = "belvedere.terminal";

    private static final Duration ON_TERMINAL = Duration.ofMillis(100);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final String task;
    private final boolean terminal;
    private final long startedNanos = System.nanoTime();
    private long printedNanos = startedNanos;

    private ProgressBar(PrintStream out, String task, boolean terminal) {
        this.out = out;
        this.task = task;
        this.terminal = terminal;
    }

    /** Starts the clock and, on a terminal, shows the task at once. */
    public static ProgressBar start(PrintStream out, String task) {
        ProgressBar progress = new ProgressBar(out, task, Boolean.getBoolean(TERMINAL));
        if (progress.terminal) {
            out.print(task + " …");
            out.flush();
        }
        return progress;
    }

    /** Reports the part that is done. {@code of} is the whole, or 0 if it is unknown. */
    public synchronized void at(long done, long of) {
        if (due()) {
            show(share(done, of));
        }
    }

    /** Reports the state in words. */
    public synchronized void at(String state) {
        if (due()) {
            show(state);
        }
    }

    /** Reports the end of the task with its result, which stays visible. */
    public synchronized void done(String result) {
        String line = task + ": " + result + " (" + elapsed() + ")";
        out.println(terminal ? ERASE_LINE + line : line);
        out.flush();
    }

    private boolean due() {
        long now = System.nanoTime();
        boolean due = now - printedNanos >= (terminal ? ON_TERMINAL : ELSEWHERE).toNanos();
        printedNanos = due ? now : printedNanos;
        return due;
    }

    private void show(String state) {
        String line = task + " … " + state + ", " + elapsed();
        if (terminal) {
            out.print(ERASE_LINE + line);
        } else {
            out.println(line);
        }
        out.flush();
    }

    private static String share(long done, long of) {
        return of > 0
                ? String.format(Locale.ROOT, "%,d of %,d (%d %%)", done, of, Math.min(100, 100 * done / of))
                : String.format(Locale.ROOT, "%,d", done);
    }

    private String elapsed() {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - startedNanos) / 1e9);
    }
}
