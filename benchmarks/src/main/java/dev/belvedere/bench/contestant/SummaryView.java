package dev.belvedere.bench.contestant;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows of order_summary in a contestant's stores, read in its own process. Thread-safe. */
interface SummaryView {

    /** The row of an order, or null where there is none. */
    @Nullable
    SummaryRow row(long order);

    /** Shows the rows as they are when this is called, until one is refused; returns that one, or null where none was. */
    @Nullable
    SummaryRow firstRefused(Predicate<SummaryRow> accept);
}
