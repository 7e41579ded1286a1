package dev.belvedere.topology.engine.replica;

import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What epochs have changed of the record at a store key.
 *
 * @param before the record before these epochs; null if there was none
 * @param after the record after them; null if there is none
 */
public record RecordChange(Bytes storeKey, byte @Nullable [] before, byte @Nullable [] after) {}
