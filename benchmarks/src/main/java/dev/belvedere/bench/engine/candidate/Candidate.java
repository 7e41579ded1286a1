package dev.belvedere.bench.engine.candidate;

import dev.belvedere.bench.shop.ExpectedRows;
import java.util.Optional;

/** An implementation of order_summary that is measured, or the ceiling, which only reads and stores the events. */
public interface Candidate extends AutoCloseable {

    /** Stops taking in events until {@link #resume}. */
    void pause();

    /** Continues after {@link #pause}. */
    void resume();

    /** Waits until all produced events have been processed, and returns when that was, as {@link System#nanoTime}. */
    long awaitComplete(ExpectedRows expected);

    /** The view; empty for the ceiling, which has none. */
    Optional<SummaryView> view();

    /** The bytes written to internal topics since the start. */
    double internalBytes();

    @Override
    void close();
}
