package dev.belvedere.topology.engine.view;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import java.util.List;
import java.util.Optional;

/**
 * A view as its readers see it: its columns and key, and how its rows are found and decoded in its Kafka Streams store
 * ({@code KeyValueStore<Bytes, byte[]>}, one partition per shard). Thread-safe.
 */
public interface View {

    String name();

    /** Returns the statement that defines the view, as its file contains it. */
    String definition();

    RowType columns();

    /** Returns the positions of the key's columns in {@link #columns}, in key order. */
    List<Integer> key();

    /** Returns the view's indexes in the order of their declaration. */
    List<ViewIndex> indexes();

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

    /** Returns the key that a record's store key belongs to. */
    Row keyOf(byte[] storeKey);

    /** Returns the view's row in a stored record; empty if the record has none by SQL's rules and only contains parts of one. */
    Optional<Row> row(byte[] storeKey, byte[] record);
}
