package dev.belvedere.app.verify;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/** The rows of a view, as the source database computes them. */
interface SourceRows {

    /** Reads all rows of one state of the database, in any order. */
    void each(Consumer<JsonRow> row);

    /** Reads the current rows of these keys; a key without a row is left out. */
    Map<Key, JsonRow> again(Collection<Key> keys);
}
