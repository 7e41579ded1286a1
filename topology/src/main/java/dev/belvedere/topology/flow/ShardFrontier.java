package dev.belvedere.topology.flow;

import dev.belvedere.topology.frontier.Frontier;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import java.util.Arrays;

/** The frontier of one shard of an assembly: kept in its store, published to whoever asks, and passed on to the assemblies that depend on it. */
final class ShardFrontier {

    private final AssemblyPlan plan;
    private final int shard;
    private final Frontier frontier;
    private final OrderedStore store;
    private final FrontierListener listener;
    private final Outbox outbox;
    private final int[] receivers;
    private boolean stored;
    private boolean passedOn;

    ShardFrontier(
            AssemblyPlan plan,
            int shard,
            Frontier frontier,
            OrderedStore store,
            FrontierListener listener,
            Outbox outbox) {
        this.plan = plan;
        this.shard = shard;
        this.frontier = frontier;
        this.store = store;
        this.listener = listener;
        this.outbox = outbox;
        this.receivers =
                plan.outlets().stream().mapToInt(Outlet::assembly).distinct().toArray();
        this.stored = true;
        byte[] saved = store.get(StoreKeys.frontier());
        if (saved != null) {
            frontier.restore(saved);
        }
        listener.reached(plan.ordinal(), shard, frontier.reached());
    }

    void accept(Message.Mark mark) {
        if (frontier.accept(mark.from(), mark.upstream(), mark.offsets())) {
            listener.reached(plan.ordinal(), shard, frontier.reached());
            passedOn = false;
        }
        stored = false;
    }

    boolean isDue() {
        return !stored || !passedOn;
    }

    /**
     * Stores what is new, and passes it on.
     *
     * @param mayPassOn whether everything that the changes before the frontier cause has been sent
     */
    void flush(boolean mayPassOn) {
        if (!stored) {
            store.put(StoreKeys.frontier(), frontier.encode());
            stored = true;
        }
        if (!passedOn && mayPassOn) {
            long[] offsets = Arrays.stream(frontier.reached())
                    .map(offset -> offset == Long.MAX_VALUE ? -1 : offset)
                    .toArray();
            for (int receiver : receivers) {
                outbox.sendToAllShards(receiver, new Message.Mark(plan.ordinal(), shard, offsets));
            }
            passedOn = true;
        }
    }
}
