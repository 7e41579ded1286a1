package dev.belvedere.app.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Tells how far one piece of work has got: on a terminal in place, elsewhere as a line every few seconds. Call {@link #at} as often as you
 * like: most calls print nothing. Thread-safe.
 */
public final class Progress {

    /** The launcher, which can tell, sets this to {@code true} where standard output is a terminal. */
    private static final String TERMINAL = "belvedere.terminal";

    private static final Duration ON_TERMINAL = Duration.ofMillis(100);
    private static final Duration ON_PAPER = Duration.ofSeconds(5);
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final String what;
    private final boolean terminal;
    private final long startedNanos = System.nanoTime();
    private long printedNanos = startedNanos;

    private Progress(PrintStream out, String what, boolean terminal) {
        this.out = out;
        this.what = what;
        this.terminal = terminal;
    }

    /** Starts the clock. On a terminal, {@code what} is shown at once. */
    public static Progress start(PrintStream out, String what) {
        Progress progress = new Progress(out, what, Boolean.getBoolean(TERMINAL));
        if (progress.terminal) {
            out.print(what + " …");
            out.flush();
        }
        return progress;
    }

    /** So much of it is done: {@code of} is the whole, or 0 where that is not known. */
    public synchronized void at(long done, long of) {
        if (due()) {
            show(share(done, of));
        }
    }

    /** It has got as far as these words say. */
    public synchronized void at(String state) {
        if (due()) {
            show(state);
        }
    }

    /** It is done, with this result; the line stays. */
    public synchronized void done(String result) {
        String line = what + ": " + result + " (" + elapsed() + ")";
        out.println(terminal ? ERASE_LINE + line : line);
        out.flush();
    }

    private boolean due() {
        long now = System.nanoTime();
        boolean due = now - printedNanos >= (terminal ? ON_TERMINAL : ON_PAPER).toNanos();
        printedNanos = due ? now : printedNanos;
        return due;
    }

    private void show(String state) {
        String line = what + " … " + state + ", " + elapsed();
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
