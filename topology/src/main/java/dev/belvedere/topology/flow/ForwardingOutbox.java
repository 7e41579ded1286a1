package dev.belvedere.topology.flow;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** An outbox on a Streams task: what is sent goes on to the exchanges, in the task's transaction. */
final class ForwardingOutbox implements Outbox {

    // A mark goes to all shards; Streams wants a key all the same.
    private static final byte[] NO_KEY = {};

    private final ProcessorContext<byte[], Outgoing> context;

    ForwardingOutbox(ProcessorContext<byte[], Outgoing> context) {
        this.context = context;
    }

    @Override
    public void send(int assembly, byte[] key, Message message) {
        context.forward(new Record<>(key, new Outgoing(assembly, message), timestamp()));
    }

    @Override
    public void sendToAllShards(int assembly, Message.Mark mark) {
        context.forward(new Record<>(NO_KEY, new Outgoing(assembly, mark), timestamp()));
    }

    // Before the first record a task has no stream time, and Streams takes no negative one.
    private long timestamp() {
        return Math.max(0, context.currentStreamTimeMs());
    }
}
