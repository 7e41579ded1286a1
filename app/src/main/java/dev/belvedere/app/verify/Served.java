package dev.belvedere.app.verify;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The rows of a view as the engine serves them. */
interface Served {

    CompletableFuture<Optional<JsonRow>> row(Key key);

    /** Every row that is there, without asking for a key. */
    void scan(Consumer<JsonRow> row);
}
