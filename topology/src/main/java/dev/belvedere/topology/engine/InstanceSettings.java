package dev.belvedere.topology.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * The settings of an instance as one of several.
 *
 * @param address host and port at which the others reach it; empty if they cannot
 * @param name identifies the instance across restarts, so that its shards wait for it; empty if they move to others at once
 * @param standbys the number of standby replicas of each shard, as far as there are instances for them
 * @param sessionTimeout the time after which an instance that is silent is considered dead, and others take over its shards
 */
public record InstanceSettings(Optional<String> address, Optional<String> name, int standbys, Duration sessionTimeout) {

    /** The settings of an instance that is the only one. */
    public static final InstanceSettings ALONE =
            new InstanceSettings(Optional.empty(), Optional.empty(), 0, Duration.ofSeconds(10));
}
