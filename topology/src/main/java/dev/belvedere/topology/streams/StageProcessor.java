package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.assemble.Assemble;
import dev.belvedere.topology.flow.exchange.Batch;
import dev.belvedere.topology.flow.exchange.Batches;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Runs all operators of one shard of a stage. The partition of the Streams task is the number of the shard. */
final class StageProcessor extends TaskProcessor {

    /** Creates the operators of one task. */
    interface Operators {

        /** Returns the operators by ordinal. */
        Map<Integer, Assemble> create(ProcessorContext<Void, Void> context, Batches batches);
    }

    private final Operators factory;
    private final int mostUnsettledBytes;
    private final IntConsumer onClose;
    private final Map<Integer, Assemble> operators = new HashMap<>();
    private int shard;

    /**
     * @param mostUnsettledBytes changed entries of all operators are settled before the commit when they take more than this
     * @param onClose receives the number of the shard when Streams closes the task
     */
    StageProcessor(
            int stage,
            Operators factory,
            int mostUnsettledBytes,
            Supplier<Batches> sending,
            FlowContext flow,
            IntConsumer onClose) {
        super(stage, sending, flow);
        this.factory = factory;
        this.mostUnsettledBytes = mostUnsettledBytes;
        this.onClose = onClose;
    }

    @Override
    void begin(ProcessorContext<Void, Void> context, Batches collecting) {
        shard = context.taskId().partition();
        operators.putAll(factory.create(context, collecting));
    }

    @Override
    void work(Record<byte[], byte[]> batch) {
        Batch.read(
                batch.value(),
                (assembly, key, message) -> message.deliver(
                        key, Objects.requireNonNull(operators.get(assembly), "an operator of another stage")));
        int bytes =
                operators.values().stream().mapToInt(Assemble::unsettledBytes).sum();
        if (bytes > mostUnsettledBytes) {
            settle();
        }
    }

    @Override
    void settle() {
        operators.values().forEach(Assemble::settle);
    }

    @Override
    void end() {
        operators.clear();
        onClose.accept(shard);
    }
}
