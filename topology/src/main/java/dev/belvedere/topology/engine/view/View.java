package dev.belvedere.topology.engine.view;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import java.util.List;
import java.util.Optional;

/**
 * A view as its readers see it: its columns and key, and how its rows are found in and read from its Streams store
 * ({@code KeyValueStore<Bytes, byte[]>}, one partition per shard). Thread-safe.
 */
public interface View {

    String name();

    /** The statement that defines the view, as its file has it. */
    String definition();

    RowType columns();

    /** The positions of the key's columns in {@link #columns}, in key order. */
    List<Integer> key();

    /** The other orders in which the rows are kept, as they were declared. */
    List<ViewIndex> indexes();

    /** The name of the Streams store that holds the rows. */
    String store();

    /** The number of shards. */
    int shards();

    /** The shard that a key belongs to. The key has the values of the key's columns, in key order. */
    int shardOf(Row key);

    /** Where the key's record is in its shard's store. */
    byte[] storeKey(Row key);

    /** Where the rows' records begin in a shard's store; they lie in key order. */
    byte[] scanFrom();

    /** Where they end, exclusive. */
    byte[] scanTo();

    /** The key that the record at this store key belongs to. */
    Row keyOf(byte[] storeKey);

    /** The view's row in a stored record; empty where SQL says that there is none (the record then holds only parts of one). */
    Optional<Row> row(byte[] storeKey, byte[] record);
}
