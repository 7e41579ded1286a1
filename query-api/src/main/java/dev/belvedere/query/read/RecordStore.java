package dev.belvedere.query.read;

import dev.belvedere.topology.engine.view.View;
import java.util.Iterator;
import java.util.function.Function;

/** The records of views and indexes in the shards of this instance. Thread-safe. */
public interface RecordStore {

    /** The record of a key in a view's store. */
    ReadResult<byte[]> record(View view, int shard, byte[] key);

    /**
     * The reader's result for a range of a shard's records, in key order. Found or refused.
     *
     * @param from the first key, inclusive
     * @param to the end, exclusive
     * @param reader receives an iterator that is open only until the reader returns
     */
    <T> ReadResult<T> range(View view, int shard, byte[] from, byte[] to, Function<Iterator<StoredRecord>, T> reader);

    /** The reader's result for the records of an index scan, in its order; otherwise as above. */
    <T> ReadResult<T> range(IndexScan scan, Function<Iterator<StoredRecord>, T> reader);
}
