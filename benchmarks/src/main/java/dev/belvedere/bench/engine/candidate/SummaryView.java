package dev.belvedere.bench.engine.candidate;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows of order_summary in a candidate's stores, read in its own process. Thread-safe. */
public interface SummaryView {

    /** The row of an order; null if there is none. */
    @Nullable
    SummaryRow row(long order);

    /** Scans a snapshot of the rows until one is refused, and returns that row; null if all are accepted. */
    @Nullable
    SummaryRow firstRefused(Predicate<SummaryRow> accept);
}
