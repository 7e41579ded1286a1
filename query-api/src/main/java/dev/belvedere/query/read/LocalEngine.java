package dev.belvedere.query.read;

import dev.belvedere.serdes.token.SyncToken;
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

/** The running engine of this instance, as reads need it: its views, their state, and their records. Thread-safe; asks no other machine. */
public interface LocalEngine {

    /** The views, the same ones for as long as the engine runs. */
    List<View> views();

    /** The views that are defined and not served. */
    List<RefusedView> refusedViews();

    /** How far the views have got: all of them advance together. */
    ViewStatus status();

    /** Whether the views contain everything that their tables held when the engine started. */
    boolean hydrated();

    /** The role of this instance's replica; empty if there is none. */
    Optional<Role> role(ShardId shard);

    /** How much of its changelog a restoring replica has read, percent; empty if no replica of the shard is being restored here. */
    OptionalDouble restored(ShardId shard);

    /** The assignment of replicas to instances. */
    ReplicaMap replicaMap();

    /** Reads the assignment anew, soon. */
    void refreshReplicaMap();

    /** The snapshots at which this instance's shards can be read. */
    Snapshots snapshots();

    /** A token of what a source database had committed when its log ended at a position. */
    SyncToken committed(String database, long lsn);

    /** The source databases that stand still. */
    List<Stall> stalls();

    /** The changes of a shard; empty if it is not active on this instance, or not everything is known that has changed after an epoch. */
    Optional<ShardChanges> changes(ShardId shard, long epoch);

    /** Whether the stream runs: false once it has failed or was closed. */
    boolean alive();

    /** The records of this instance's shards at the end of an epoch. */
    RecordStore records(long epoch);
}
