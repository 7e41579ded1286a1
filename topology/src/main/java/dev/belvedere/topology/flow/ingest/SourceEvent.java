package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.deadletter.DeadLetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of a table's topic. Neither side modifies the arrays.
 *
 * @param offset its offset in its partition
 * @param timestampMs its time, in ms since 1970
 */
public record SourceEvent(
        long offset,
        long timestampMs,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<DeadLetter.Header> headers) {}
