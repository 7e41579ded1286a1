package dev.belvedere.topology.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * How an instance is one of several.
 *
 * @param address host and port at which the others reach it; empty where they cannot
 * @param name what it is known by across restarts: its shards then wait for it rather than move; empty where they move at once
 * @param standbys copies of each shard beside the active one, as far as there are instances for them
 * @param sessionTimeout how long it may be silent until it is taken for gone, and others take over what it holds
 */
public record InstanceSettings(Optional<String> address, Optional<String> name, int standbys, Duration sessionTimeout) {

    /** The only one there is. */
    public static final InstanceSettings ALONE =
            new InstanceSettings(Optional.empty(), Optional.empty(), 0, Duration.ofSeconds(10));
}
