package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.exchange.Message;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Runs an {@link AssembleTask} in Streams: the task's partition is its shard. */
final class AssembleProcessor implements Processor<byte[], Message, byte[], Outgoing> {

    private final Function<ProcessorContext<byte[], Outgoing>, AssembleTask> factory;
    private final IntConsumer gone;
    private final CommitPace pace;
    private int shard;
    private @Nullable AssembleTask task;
    private Runnable commit = () -> {};

    /** @param gone told the shard when the task is closed */
    AssembleProcessor(
            Function<ProcessorContext<byte[], Outgoing>, AssembleTask> factory, IntConsumer gone, CommitPace pace) {
        this.factory = factory;
        this.gone = gone;
        this.pace = pace;
    }

    @Override
    public void init(ProcessorContext<byte[], Outgoing> context) {
        shard = context.taskId().partition();
        task = factory.apply(context);
        commit = context::commit;
    }

    @Override
    public void process(Record<byte[], Message> message) {
        Objects.requireNonNull(task, "a message before the task began").accept(message.key(), message.value());
        pace.worked(commit);
    }

    @Override
    public void close() {
        gone.accept(shard);
    }
}
