package dev.belvedere.query.read;

import dev.belvedere.topology.engine.Engine;
import dev.belvedere.topology.engine.freshness.Freshness;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import dev.belvedere.topology.engine.replica.ChangeFeeds;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.state.ShardId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The engine of this process as a {@link LocalEngine}. */
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
    public ReplicaMap replicaMap() {
        return engine.replicaMap();
    }

    @Override
    public void refreshReplicaMap() {
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
    public RecordStore records() {
        return stores;
    }
}
