package dev.belvedere.topology.flow.exchange;

import dev.belvedere.serdes.row.Sharding;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import java.util.List;

/** Collects what a task sends in one batch for each shard of each stage. Used by one thread. */
public final class Batches implements Outbox {

    /** A batch that has become larger than this is sent without waiting for the commit, if a transaction has begun. */
    static final int LARGE = 64 << 10;

    private static final byte[] NO_KEY = {};

    /** Sends batches. */
    public interface Sink {

        /** Returns true if records can be sent now. */
        boolean isOpen();

        void send(int stage, int shard, byte[] batch);
    }

    private final Sink sink;
    private final int[] stages;
    private final List<Sharding> shardings;
    private final Batch[][] batches;

    public Batches(PhysicalPlan plan, int shards, Sink sink) {
        this.sink = sink;
        this.stages = plan.stages().stream().mapToInt(Integer::intValue).toArray();
        this.shardings = plan.assemblies().stream()
                .map(assembly -> sharding(assembly, shards))
                .toList();
        this.batches = new Batch[plan.stageCount()][shards];
        for (Batch[] ofStage : batches) {
            for (int shard = 0; shard < shards; shard++) {
                ofStage[shard] = new Batch();
            }
        }
    }

    private static Sharding sharding(AssemblyPlan assembly, int shards) {
        return new Sharding(assembly.key(), assembly.placedBy(), shards);
    }

    @Override
    public void send(int assembly, byte[] key, Message message) {
        send(assembly, shardings.get(assembly).shardOf(key), key, message);
    }

    @Override
    public void sendToAll(int assembly, Message message) {
        for (int shard = 0; shard < shardings.get(assembly).shards(); shard++) {
            send(assembly, shard, NO_KEY, message);
        }
    }

    private void send(int assembly, int shard, byte[] key, Message message) {
        int stage = stages[assembly];
        Batch batch = batches[stage][shard];
        batch.add(assembly, key, message);
        if (batch.size() > LARGE && sink.isOpen()) {
            sink.send(stage, shard, batch.take());
        }
    }

    /** Sends everything that was collected. */
    public void flush() {
        for (int stage = 0; stage < batches.length; stage++) {
            for (int shard = 0; shard < batches[stage].length; shard++) {
                if (!batches[stage][shard].isEmpty()) {
                    sink.send(stage, shard, batches[stage][shard].take());
                }
            }
        }
    }
}
