package dev.belvedere.query.read;

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

/** The running engine of this instance, as reads need it: its views, their state, and their records. Thread-safe; asks no other machine. */
public interface LocalEngine {

    /** The views, the same ones for as long as the engine runs. */
    List<View> views();

    ViewStatus status(View view);

    /** Whether this instance's replica of a shard contains everything that its tables held when the engine started. */
    boolean hydrated(ShardId shard);

    /** The role of this instance's replica; empty if there is none. */
    Optional<Role> role(ShardId shard);

    /** How much of its changelog a restoring replica has read, percent; empty if no replica of the shard is being restored here. */
    OptionalDouble restored(ShardId shard);

    /** The assignment of replicas to instances. */
    ReplicaMap replicaMap();

    /** Reads the assignment anew, soon. */
    void refreshReplicaMap();

    /** The freshness of this instance's shards. */
    Freshness freshness();

    /** The latest changes of this instance's shards. */
    ChangeFeeds changes();

    /** Whether the stream runs: false once it has failed or was closed. */
    boolean alive();

    /** The records of this instance's shards. */
    RecordStore records();
}
