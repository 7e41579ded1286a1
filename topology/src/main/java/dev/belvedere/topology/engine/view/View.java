package dev.belvedere.topology.engine.view;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A view as its readers see it: its columns and key, and how its rows are found and decoded in its Kafka Streams store
 * ({@code KeyValueStore<Bytes, byte[]>}, one partition per shard). Thread-safe.
 */
public interface View {

    String name();

    /** Returns the statement that defines the view, as its file contains it. */
    String definition();

    /** Returns the query of that statement, as written. */
    String query();

    /** Returns the columns of the view's rows: those of the SELECT list, then those of the key that it lacks, which readers are not shown. */
    RowType columns();

    /** Returns how many of the columns readers are shown. */
    int shown();

    /** Returns the positions of the key's columns in {@link #columns}, in key order; none for a view of one row. */
    List<Integer> key();

    /** Returns the keys that have a row even where nothing is stored: those of aggregates without GROUP BY, and of empty grouping sets. */
    List<Row> keysOverNothing();

    /** Returns the names of the tables that the view reads, directly or by other views. */
    Set<String> tables();

    /** Returns the view's indexes in the order of their declaration. */
    List<ViewIndex> indexes();

    /** Returns where each shard keeps why rows have failed whose key is not known; empty if there can be none. */
    Optional<UnplacedFailures> unplaced();

    /** Returns the name of the Kafka Streams store that contains the rows. */
    String store();

    /** Returns the number of shards. */
    int shards();

    /** Returns the number of the shard that owns a key. The key contains the values of the key's columns, in key order. */
    int shardOf(Row key);

    /** Returns the store key of a key's record. */
    byte[] storeKey(Row key);

    /** Returns the first store key of the rows' records in each shard, inclusive. Records are stored in key order. */
    byte[] scanFrom();

    /** Returns the end of the rows' store keys, exclusive. */
    byte[] scanTo();

    /**
     * Returns the view's row in a stored record; empty if the record has none by SQL's rules and only contains parts of one. Of a row that has failed, the key's columns
     * are known.
     *
     * @param record null if there is none at the store key. {@link #keysOverNothing} have their rows even so.
     */
    Optional<Row> row(byte[] storeKey, byte @Nullable [] record);
}
