/**
 * The replicas of shards on this instance, active and standby: the records their last commit made visible, their
 * restoration, their change feeds, and which instance holds which replica. Entry points: {@link LocalReplicas}
 * and {@link ReplicaMap}.
 */
@NullMarked
package dev.belvedere.topology.engine.replica;

import org.jspecify.annotations.NullMarked;
