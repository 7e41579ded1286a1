package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.assemble.Assemble;
import dev.belvedere.topology.flow.exchange.Batch;
import dev.belvedere.topology.flow.exchange.Batches;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Runs all operators of one shard of a stage. The partition of the Streams task is the number of the shard. */
final class StageProcessor implements Processor<byte[], byte[], Void, Void> {

    /** Creates the operators of one task. */
    interface Operators {

        /** Returns the operators by ordinal. */
        Map<Integer, Assemble> create(ProcessorContext<Void, Void> context, Batches batches);
    }

    private final Operators factory;
    private final Supplier<Batches> sending;
    private final FlowContext flow;
    private final IntConsumer onClose;
    private final Map<Integer, Assemble> operators = new HashMap<>();
    private @Nullable Batches batches;
    private int shard;
    private Runnable commit = () -> {};

    /** @param onClose receives the number of the shard when Streams closes the task */
    StageProcessor(Operators factory, Supplier<Batches> sending, FlowContext flow, IntConsumer onClose) {
        this.factory = factory;
        this.sending = sending;
        this.flow = flow;
        this.onClose = onClose;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        Batches collecting = sending.get();
        shard = context.taskId().partition();
        commit = context::commit;
        batches = collecting;
        flow.batches().add(collecting);
        operators.putAll(factory.create(context, collecting));
    }

    @Override
    public void process(Record<byte[], byte[]> batch) {
        Batch.read(
                batch.value(),
                (assembly, key, message) -> message.deliver(
                        key, Objects.requireNonNull(operators.get(assembly), "an operator of another stage")));
        flow.pace().worked(commit);
    }

    /** What was collected and not sent belongs to a transaction that failed. Kafka Streams may begin again with this object. */
    @Override
    public void close() {
        if (batches != null) {
            flow.batches().remove(batches);
        }
        operators.clear();
        onClose.accept(shard);
    }
}
