package dev.belvedere.query.read;

import dev.belvedere.topology.engine.replica.ChangeFeeds;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.Engine;
import dev.belvedere.topology.engine.freshness.Freshness;
import dev.belvedere.topology.engine.view.IndexRange;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.state.ShardId;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The engine of this process, seen through {@link LocalEngine}. */
final class EngineAdapter implements LocalEngine {

    private final Engine engine;
    private final ShardStores stores;

    EngineAdapter(Engine engine) {
        this.engine = engine;
        this.stores = new ShardStores(engine::records, engine::state);
    }

    @Override
    public List<View> views() {
        return engine.views();
    }

    @Override
    public ViewStatus status(View view) {
        return engine.status(view);
    }

    @Override
    public boolean hydrated(ShardId shard) {
        return engine.hydrated(shard);
    }

    @Override
    public Optional<Role> role(ShardId shard) {
        return engine.role(shard);
    }

    @Override
    public OptionalDouble restored(ShardId shard) {
        return engine.restored(shard);
    }

    @Override
    public ReplicaMap copies() {
        return engine.replicaMap();
    }

    @Override
    public void lookAtCopies() {
        engine.refreshReplicaMap();
    }

    @Override
    public Freshness freshness() {
        return engine.freshness();
    }

    @Override
    public ChangeFeeds changes() {
        return engine.changes();
    }

    @Override
    public boolean alive() {
        return engine.alive();
    }

    @Override
    public ReadResult<byte[]> record(View view, int shard, byte[] key) {
        return stores.record(view.store(), shard, key);
    }

    @Override
    public <T> ReadResult<T> range(
            View view, int shard, byte[] from, byte[] to, Function<Iterator<StoredRecord>, T> reader) {
        return stores.range(view.store(), shard, from, to, reader);
    }

    @Override
    public <T> ReadResult<T> range(IndexScan walk, Function<Iterator<StoredRecord>, T> reader) {
        String store = walk.index().store();
        IndexRange range = walk.range();
        byte[] from = range.from().get();
        byte[] to = range.to().get();
        return walk.descending()
                ? stores.reverseRange(store, range.shard(), from, to, reader)
                : stores.range(store, range.shard(), from, to, reader);
    }
}
