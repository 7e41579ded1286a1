package dev.belvedere.topology.engine.view;

import dev.belvedere.serdes.row.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A secondary index of a view as its readers see it: the view's rows in a Kafka Streams store of their own ({@code KeyValueStore<Bytes, byte[]>}, one
 * partition per shard), ordered by the index's columns, NULL first, and then by the view's key. The index follows the view with a short delay. Thread-safe.
 */
public interface ViewIndex {

    /** Returns the positions of the index's columns in the view's columns, in the order of the index. */
    List<Integer> columns();

    /** Returns where each shard keeps why rows have failed whose place in the index is not known; empty if there can be none. */
    Optional<UnplacedFailures> unplaced();

    /** Returns the name of the Kafka Streams store that contains the index. */
    String store();

    /**
     * Returns the range of rows that have these values in the leading columns and, in the column after those, a value within the bounds. Bounds are only
     * allowed if there is such a column. With a bound, rows with NULL in that column are excluded; without one, they are included.
     *
     * @param equal at least one value, and no more than there are columns; null for rows with NULL
     */
    IndexRange range(List<@Nullable Object> equal, Optional<Bound> least, Optional<Bound> most);

    /** Returns the view's row in a stored record; empty if the record contains none. Of a row that has failed, the columns of the index and of the view's key are known. */
    Optional<Row> row(byte[] storeKey, byte[] record);

    /** One end of a range of a column's values. */
    record Bound(Object value, boolean inclusive) {}
}
