package dev.belvedere.query.read;

import org.apache.kafka.common.utils.Bytes;

/** One record of a view's store, as the store has it. */
public record StoredRecord(Bytes key, Bytes value) {}
