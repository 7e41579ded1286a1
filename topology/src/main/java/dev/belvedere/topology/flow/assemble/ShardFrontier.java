package dev.belvedere.topology.flow.assemble;

import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Provenance;
import dev.belvedere.topology.flow.exchange.Receivers;
import dev.belvedere.topology.flow.exchange.TaskOutbox;
import dev.belvedere.topology.frontier.Channel;
import dev.belvedere.topology.frontier.Frontier;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.ShardId;
import dev.belvedere.topology.state.StoreKeys;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The frontier of one shard of an assembly: stored with the shard, reported to its observer, and passed on downstream as marks. */
public final class ShardFrontier {

    private final int assembly;
    private final ShardId shard;
    private final Frontier frontier;
    private final OrderedStore store;
    private final ShardObserver observer;
    private final TaskOutbox outbox;
    private final Receivers receivers;
    private final Set<ShardId> waiting = new LinkedHashSet<>();
    /** The number of moves each target had been told when it last asked, since the last mark to everyone. */
    private final Map<ShardId, Integer> answered = new HashMap<>();

    private int moves;
    private boolean stored = true;
    private boolean passedOn;

    /** @param frontier as {@link #restore} returned it */
    public ShardFrontier(
            AssemblyPlan plan,
            ShardId shard,
            Frontier frontier,
            OrderedStore store,
            ShardObserver observer,
            TaskOutbox outbox,
            Receivers receivers) {
        this.assembly = plan.ordinal();
        this.shard = shard;
        this.frontier = frontier;
        this.store = store;
        this.observer = observer;
        this.outbox = outbox;
        this.receivers = receivers;
    }

    /** Reads the frontier that was last stored for a shard; one that has reached nothing if there is none. */
    public static Frontier restore(List<Channel> channels, int sources, OrderedStore store) {
        Frontier frontier = new Frontier(channels, sources);
        byte[] saved = store.get(StoreKeys.frontier());
        if (saved != null) {
            frontier.restore(saved);
        }
        return frontier;
    }

    /** Applies a mark. If it was requested for a shard further downstream, this shard's own mark has to follow. */
    void accept(Message.Mark mark) {
        for (int source = 0; source < mark.offsets().length; source++) {
            accept(mark.from(), mark.upstream(), source, mark.offsets()[source]);
        }
        stored = false;
        ShardId target = mark.target();
        if (target != null && !target.store().equals(shard.store())) {
            waiting.add(target);
        }
    }

    /** Applies what the last message of a change implies. */
    void accept(Provenance provenance) {
        accept(Channel.INGEST, 0, provenance.source(), provenance.offset() + 1);
        stored = false;
    }

    private void accept(int from, int upstream, int source, long offset) {
        if (frontier.accept(from, upstream, source, offset)) {
            observer.reached(source, frontier.reached(source));
            moves++;
            passedOn = false;
        }
    }

    /** Returns true if {@link #flush} has something to store or to send. */
    boolean isDue() {
        return !stored || !passedOn;
    }

    /**
     * Stores the frontier and sends it downstream, as far as either is outstanding.
     *
     * @param mayPassOn true if all consequences of the changes before the frontier have been sent
     */
    void flush(boolean mayPassOn) {
        if (!stored) {
            store.put(StoreKeys.frontier(), frontier.encode());
            stored = true;
        }
        if (mayPassOn) {
            answerWaiting();
        }
        if (!passedOn && mayPassOn) {
            Message.Mark mark = mark(null);
            receivers.all().forEach(receiver -> outbox.send(receiver, mark));
            passedOn = true;
            answered.clear();
        }
    }

    /** Sends a mark towards each shard that waits for one. Must only be called when {@link #flush} may pass the frontier on. */
    void answerWaiting() {
        waiting.forEach(this::answer);
        waiting.clear();
    }

    private void answer(ShardId target) {
        Integer before = answered.put(target, moves);
        if (!passedOn && !Integer.valueOf(moves).equals(before)) {
            receivers.towards(target).forEach(receiver -> outbox.send(receiver, mark(target)));
        }
    }

    private Message.Mark mark(@Nullable ShardId target) {
        long[] offsets = Arrays.stream(frontier.reached())
                .map(offset -> offset == Long.MAX_VALUE ? -1 : offset)
                .toArray();
        return new Message.Mark(assembly, shard.number(), offsets, target);
    }
}
