package dev.belvedere.query.read;

import dev.belvedere.topology.engine.replica.ChangeFeeds;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.freshness.Freshness;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.state.ShardId;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What reading needs of a running engine: its views, how far they have got, and the records in their stores. Implementations are thread-safe
 * and ask no other machine.
 */
public interface LocalEngine {

    /** The views, the same ones for as long as the engine runs. */
    List<View> views();

    ViewStatus status(View view);

    /** Whether the copy of a shard that is held here has everything in that was there when the engine started. */
    boolean hydrated(ShardId shard);

    /** The role of the copy that is held here; empty where none is. */
    Optional<Role> role(ShardId shard);

    /** How much of what a copy here is to be restored from has been read, percent; empty where no copy of the shard is being restored here. */
    OptionalDouble restored(ShardId shard);

    /** Which instances are to hold what. */
    ReplicaMap copies();

    /** Has another look at which instances are to hold what, soon. */
    void lookAtCopies();

    /** How fresh the shards of the views are. */
    Freshness freshness();

    /** What changes in the shards of the views. */
    ChangeFeeds changes();

    /** Whether the stream still runs: false once it has failed or was closed. */
    boolean alive();

    /** The record under this key of the view's store. */
    ReadResult<byte[]> record(View view, int shard, byte[] key);

    /**
     * What the reader makes of a shard's records in key order. Never absent.
     *
     * @param from the first key, inclusive
     * @param to the end, exclusive
     * @param reader is handed an iterator that is open only until it returns
     */
    <T> ReadResult<T> range(View view, int shard, byte[] from, byte[] to, Function<Iterator<StoredRecord>, T> reader);

    /** What the reader makes of an index's records, in the order of the walk. Never absent; as above, the iterator is not to be kept. */
    <T> ReadResult<T> range(IndexScan walk, Function<Iterator<StoredRecord>, T> reader);
}
