package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.MessageCodec;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Messages as the exchanges carry them. */
final class MessageSerde {

    private MessageSerde() {}

    static Serde<Message> create() {
        return Serdes.serdeFrom(
                (topic, message) -> MessageCodec.encode(message), (topic, bytes) -> MessageCodec.decode(bytes));
    }
}
