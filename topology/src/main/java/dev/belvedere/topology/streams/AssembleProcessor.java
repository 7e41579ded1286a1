package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.exchange.Message;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Runs an {@link AssembleTask} in Streams. The partition of the Streams task is the number of the shard. */
final class AssembleProcessor implements Processor<byte[], Message, byte[], Outgoing> {

    private final Function<ProcessorContext<byte[], Outgoing>, AssembleTask> factory;
    private final IntConsumer onClose;
    private final CommitPace pace;
    private int shard;
    private @Nullable AssembleTask task;
    private Runnable commit = () -> {};

    /** @param onClose receives the number of the shard when Streams closes the task */
    AssembleProcessor(
            Function<ProcessorContext<byte[], Outgoing>, AssembleTask> factory, IntConsumer onClose, CommitPace pace) {
        this.factory = factory;
        this.onClose = onClose;
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
        onClose.accept(shard);
    }
}
