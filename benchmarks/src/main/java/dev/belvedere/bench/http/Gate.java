package dev.belvedere.bench.http;

import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;

/** What a read asks for so that it shows a write. */
@FunctionalInterface
interface Gate {

    /** Nothing: such a read shows what there is. */
    Gate NONE = written -> Map.of();

    /** The headers of a read that is to show the write. */
    Map<String, String> headers(RecordMetadata written);
}
