package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.ingest.Truncation;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Writes what ingest tasks tell each other; they read it themselves, beside the table's events, as bytes. */
final class TruncationSerde implements Serde<Outgoing.ToSibling> {

    @Override
    public Serializer<Outgoing.ToSibling> serializer() {
        return (topic, outgoing) -> Truncation.encode(outgoing.truncation());
    }

    @Override
    public Deserializer<Outgoing.ToSibling> deserializer() {
        throw new UnsupportedOperationException("read as bytes");
    }
}
