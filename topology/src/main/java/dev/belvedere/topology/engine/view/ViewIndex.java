package dev.belvedere.topology.engine.view;

import dev.belvedere.serdes.row.Row;
import java.util.List;
import java.util.Optional;

/**
 * An index of a view as its readers see it: copies of the view's rows in a Streams store of their own ({@code KeyValueStore<Bytes, byte[]>}, one
 * partition per shard), ordered by the index's columns and then by the view's key. Rows with NULL in the first column are not in it. A change is in
 * the index a moment after it is in the view. Thread-safe.
 */
public interface ViewIndex {

    /** The positions of the index's columns in the view's columns, in the order of the index. */
    List<Integer> columns();

    /** The name of the Streams store that holds the copies. */
    String store();

    /**
     * Where the rows lie that have these values in the leading columns and, in the column behind those, a value within the bounds. A bound is
     * only allowed where there is such a column; NULL is within no bound, and without bounds within them all.
     *
     * @param equal at least one value, and no more than there are columns
     */
    IndexRange range(List<Object> equal, Optional<Bound> least, Optional<Bound> most);

    /** The view's row in a stored record; empty where it holds none. */
    Optional<Row> row(byte[] storeKey, byte[] record);

    /** One end of a range of a column's values. */
    record Bound(Object value, boolean inclusive) {}
}
