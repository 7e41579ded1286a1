package dev.belvedere.topology.flow.assemble;

import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.flow.exchange.Provenance;
import dev.belvedere.topology.streams.ShardListener;

import dev.belvedere.topology.frontier.Channel;
import dev.belvedere.topology.frontier.Frontier;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.plan.physical.PhysicalPlan;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The frontier of one shard of an assembly: kept in its store, published to whoever asks, and passed on to the assemblies that depend on it. */
public final class ShardFrontier {

    private final PhysicalPlan whole;
    private final AssemblyPlan plan;
    private final int shard;
    private final Frontier frontier;
    private final OrderedStore store;
    private final ShardListener listener;
    private final Outbox outbox;
    private final int[] receivers;
    private final Set<Message.Target> waiting = new LinkedHashSet<>();
    /** Which moves of the frontier a target was told by itself, since all were. */
    private final Map<Message.Target, Integer> told = new HashMap<>();

    private int moves;
    private boolean stored;
    private boolean passedOn;

    public ShardFrontier(
            PhysicalPlan whole,
            AssemblyPlan plan,
            int shard,
            Frontier frontier,
            OrderedStore store,
            ShardListener listener,
            Outbox outbox) {
        this.whole = whole;
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
        listener.held(plan.ordinal(), shard, frontier.reached());
    }

    /** A mark came. Where it is for another assembly's shard, that one waits for this shard's own mark. */
    public void accept(Message.Mark mark) {
        for (int source = 0; source < mark.offsets().length; source++) {
            accept(mark.from(), mark.upstream(), source, mark.offsets()[source]);
        }
        stored = false;
        Message.Target target = mark.target();
        if (target != null && target.assembly() != plan.ordinal()) {
            waiting.add(target);
        }
    }

    /** The last message of a change came. */
    public void accept(Provenance provenance) {
        accept(Channel.INGEST, 0, provenance.source(), provenance.offset() + 1);
        stored = false;
    }

    private void accept(int from, int upstream, int source, long offset) {
        if (frontier.accept(from, upstream, source, offset)) {
            listener.reached(plan.ordinal(), shard, source, frontier.reached(source));
            moves++;
            passedOn = false;
        }
    }

    public boolean isDue() {
        return !stored || !passedOn;
    }

    /**
     * Stores what is new, and passes it on.
     *
     * @param mayPassOn whether everything that the changes before the frontier cause has been sent
     */
    public void flush(boolean mayPassOn) {
        if (!stored) {
            store.put(StoreKeys.frontier(), frontier.encode());
            stored = true;
        }
        if (mayPassOn) {
            tellWaiting();
        }
        if (!passedOn && mayPassOn) {
            Message.Mark mark = mark(null);
            for (int receiver : receivers) {
                outbox.send(receiver, mark);
            }
            passedOn = true;
            told.clear();
        }
    }

    /** Passes it on to those that wait for it, and to nobody else. May be called only where {@link #flush} may pass it on. */
    public void tellWaiting() {
        waiting.forEach(this::tell);
        waiting.clear();
    }

    private void tell(Message.Target target) {
        Integer before = told.put(target, moves);
        if (passedOn || Integer.valueOf(moves).equals(before)) {
            return;
        }
        for (int receiver : receivers) {
            if (whole.reaches(receiver, target.assembly())) {
                outbox.send(receiver, mark(target));
            }
        }
    }

    private Message.Mark mark(Message.@Nullable Target target) {
        long[] offsets = Arrays.stream(frontier.reached())
                .map(offset -> offset == Long.MAX_VALUE ? -1 : offset)
                .toArray();
        return new Message.Mark(plan.ordinal(), shard, offsets, target);
    }
}
