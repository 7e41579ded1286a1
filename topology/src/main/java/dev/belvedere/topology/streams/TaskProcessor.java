package dev.belvedere.topology.streams;

import dev.belvedere.topology.flow.exchange.Batches;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Runs the operators of one task, and has what they send collected until the thread commits. */
abstract class TaskProcessor implements Processor<byte[], byte[], Void, Void> {

    private final int stage;
    private final Supplier<Batches> sending;
    private final FlowContext flow;
    private Runnable flush = () -> {};
    private Runnable commit = () -> {};

    TaskProcessor(int stage, Supplier<Batches> sending, FlowContext flow) {
        this.stage = stage;
        this.sending = sending;
        this.flow = flow;
    }

    /** Creates the operators, which send to the batches. */
    abstract void begin(ProcessorContext<Void, Void> context, Batches collecting);

    abstract void work(Record<byte[], byte[]> record);

    /** Has the operators write and send what they have put off. */
    void settle() {}

    /** Lets go of the operators. Kafka Streams may begin again with this object. */
    abstract void end();

    @Override
    public final void init(ProcessorContext<Void, Void> context) {
        Batches collecting = sending.get();
        commit = context::commit;
        flush = () -> {
            settle();
            collecting.flush();
        };
        flow.batches().add(flush);
        begin(context, collecting);
    }

    @Override
    public final void process(Record<byte[], byte[]> record) {
        work(record);
        flow.pace().worked(stage, commit);
    }

    /** What was collected and not sent belongs to a transaction that failed. */
    @Override
    public final void close() {
        flow.batches().remove(flush);
        end();
    }
}
