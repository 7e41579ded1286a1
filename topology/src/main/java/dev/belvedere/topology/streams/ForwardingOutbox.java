package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.flow.ingest.Truncation;
import dev.belvedere.topology.flow.ingest.TruncationOutbox;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** An outbox on a Streams task: what is sent goes on to the exchanges, in the task's transaction. */
final class ForwardingOutbox implements Outbox, TruncationOutbox {

    // What is not about one key; Streams wants one all the same.
    private static final byte[] NO_KEY = {};

    private final ProcessorContext<byte[], Outgoing> context;

    ForwardingOutbox(ProcessorContext<byte[], Outgoing> context) {
        this.context = context;
    }

    @Override
    public void send(int assembly, byte[] key, Message message) {
        context.forward(new Record<>(key, new Outgoing.ToAssembly(assembly, message), timestamp()));
    }

    @Override
    public void send(int assembly, Message.Mark mark) {
        context.forward(new Record<>(NO_KEY, new Outgoing.ToAssembly(assembly, mark), timestamp()));
    }

    @Override
    public void send(int partition, Truncation truncation) {
        context.forward(new Record<>(NO_KEY, new Outgoing.ToSibling(partition, truncation), timestamp()));
    }

    // Of the records that wait, Streams takes the one with the least time first: with the time of sending, a change
    // does
    // not wait for the many answers to an earlier one that are sent after it.
    private long timestamp() {
        return context.currentSystemTimeMs();
    }
}
