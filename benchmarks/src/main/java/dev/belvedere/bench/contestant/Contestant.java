package dev.belvedere.bench.contestant;

import dev.belvedere.bench.shop.Expectation;
import java.util.Optional;

/** Someone who keeps order_summary, or pretends to. */
interface Contestant extends AutoCloseable {

    /** Takes in nothing more until {@link #resume}. */
    void pause();

    void resume();

    /** Waits until everything that was produced is in, and returns when that was, by {@link System#nanoTime}. */
    long awaitComplete(Expectation expectation);

    /** The view; empty where there is none to be read. */
    Optional<SummaryView> view();

    /** Bytes written to internal topics since the start. */
    double internalBytes();

    @Override
    void close();
}
