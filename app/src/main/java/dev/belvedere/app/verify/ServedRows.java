package dev.belvedere.app.verify;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The rows of a view, as the engine serves them. */
interface ServedRows {

    /** Reads one row; empty if there is none. */
    CompletableFuture<Optional<JsonRow>> row(Key key);

    /** Reads all rows by a scan. */
    void scan(Consumer<JsonRow> row);
}
