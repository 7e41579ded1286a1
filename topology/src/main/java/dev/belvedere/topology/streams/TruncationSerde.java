package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.ingest.TruncationCodec;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Serializes TRUNCATE messages. The receiving tasks read their topic as bytes, together with the table's events. */
final class TruncationSerde implements Serde<Outgoing.ToIngest> {

    @Override
    public Serializer<Outgoing.ToIngest> serializer() {
        return (topic, outgoing) -> TruncationCodec.encode(outgoing.truncation());
    }

    @Override
    public Deserializer<Outgoing.ToIngest> deserializer() {
        throw new UnsupportedOperationException("read as bytes");
    }
}
