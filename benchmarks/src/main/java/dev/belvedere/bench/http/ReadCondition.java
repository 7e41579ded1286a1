package dev.belvedere.bench.http;

import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The headers that make a read show a write. */
@FunctionalInterface
interface ReadCondition {

    /** No headers: the read returns the current row. */
    ReadCondition NONE = written -> Map.of();

    /** The headers of a read that has to show the write. */
    Map<String, String> headers(RecordMetadata written);
}
