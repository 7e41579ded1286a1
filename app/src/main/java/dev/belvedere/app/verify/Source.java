package dev.belvedere.app.verify;

import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;

/** The rows of a view as the source database has them. */
interface Source {

    /** Every row of one state of the database, in any order. */
    void each(Consumer<JsonRow> row);

    /** The rows with these keys as they are by now; keys that have none are left out. */
    Map<Key, JsonRow> again(Collection<Key> keys);
}
