package dev.belvedere.query.read;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.Engine;
import dev.belvedere.topology.engine.freshness.Snapshots;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.engine.replica.ShardChanges;
import dev.belvedere.topology.engine.view.RefusedView;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.epoch.Stall;
import dev.belvedere.topology.state.ShardId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The engine of this process as a {@link LocalEngine}. */
final class EngineAdapter implements LocalEngine {

    private final Engine engine;

    EngineAdapter(Engine engine) {
        this.engine = engine;
    }

    @Override
    public List<View> views() {
        return engine.views();
    }

    @Override
    public List<RefusedView> refusedViews() {
        return engine.refusedViews();
    }

    @Override
    public ViewStatus status() {
        return engine.status();
    }

    @Override
    public boolean hydrated() {
        return engine.hydrated();
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
    public Snapshots snapshots() {
        return engine.snapshots();
    }

    @Override
    public SyncToken committed(String database, long lsn) {
        return engine.tokens().ofLog(database, lsn);
    }

    @Override
    public List<Stall> stalls() {
        return engine.stalls();
    }

    @Override
    public Optional<ShardChanges> changes(ShardId shard, long epoch) {
        return engine.changes(shard, epoch);
    }

    @Override
    public boolean alive() {
        return engine.alive();
    }

    @Override
    public RecordStore records(long epoch) {
        return new ShardStores((store, shard) -> engine.records(store, shard, epoch), engine::state);
    }
}
