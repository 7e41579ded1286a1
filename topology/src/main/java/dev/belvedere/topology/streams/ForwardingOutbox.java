package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.TaskOutbox;
import dev.belvedere.topology.flow.ingest.Truncation;
import dev.belvedere.topology.flow.ingest.TruncationOutbox;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Forwards what an operator sends to the exchanges, in the transaction of its Streams task. */
final class ForwardingOutbox implements TaskOutbox, TruncationOutbox {

    // Marks and TRUNCATE messages have no key, but Streams requires one.
    private static final byte[] NO_KEY = {};

    private final ProcessorContext<byte[], Outgoing> context;

    ForwardingOutbox(ProcessorContext<byte[], Outgoing> context) {
        this.context = context;
    }

    @Override
    public void send(int assembly, byte[] key, Message.ChangeMessage message) {
        forward(key, new Outgoing.ToAssembly(assembly, message));
    }

    @Override
    public void send(int assembly, byte[] key, Message.Last message) {
        forward(key, new Outgoing.ToAssembly(assembly, message));
    }

    @Override
    public void send(int assembly, Message.Mark mark) {
        forward(NO_KEY, new Outgoing.ToAssembly(assembly, mark));
    }

    @Override
    public void send(int partition, Truncation truncation) {
        forward(NO_KEY, new Outgoing.ToIngest(partition, truncation));
    }

    // Streams processes buffered records in timestamp order. With the time of sending, a change does not wait behind
    // the many answers to an earlier
    // change that are sent after it.
    private void forward(byte[] key, Outgoing outgoing) {
        context.forward(new Record<>(key, outgoing, context.currentSystemTimeMs()));
    }
}
