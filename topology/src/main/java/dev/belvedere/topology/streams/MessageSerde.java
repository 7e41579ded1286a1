package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.MessageCodec;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serializes the messages of exchanges for Kafka. */
final class MessageSerde {

    private MessageSerde() {}

    static Serde<Message> of(MessageCodec codec) {
        return Serdes.serdeFrom((topic, message) -> codec.encode(message), (topic, bytes) -> codec.decode(bytes));
    }
}
