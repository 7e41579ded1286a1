package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.kafka.common.utils.Bytes;

/**
 * Rows of a watch that lie side by side in one shard, by their store keys.
 *
 * @param next the store key at which to go on, inclusive; empty at the end of the watch
 */
record SubscriptionPage(SortedMap<Bytes, Row> rows, Optional<Bytes> next) {}
