package dev.belvedere.topology.flow.assemble;

import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.flow.exchange.Provenance;

import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.plan.physical.Part;
import dev.belvedere.topology.state.Entries;
import dev.belvedere.topology.state.Entry;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one shard of an assembly: takes in what is known of each key part by part, and sends on what changes for those that depend on it.
 *
 * <p>State: an {@link Entry} per key, the subscriptions of its outlets, and the shard's frontier. Exact because each change is applied once (Kafka's
 * transactions), each part is only ever told its newest state or a difference, and the parts do not care in which order they hear of it.
 */
public final class Assemble implements Message.Receiver {

    private final AssemblyPlan plan;
    private final RowCodec[] arguments;
    private final ForeignKeys[] foreignKeys;
    private final Entries entries;
    private final @Nullable SymmetricJoin pairs;
    private final List<OutletMaintenance<?>> departures;
    private final PendingAnswers pending;
    private final ShardFrontier frontier;
    private final ShardChanges changes;

    public Assemble(AssemblyPlan plan, OrderedStore store, ShardFrontier frontier, ShardChanges changes, Outbox outbox) {
        this.plan = plan;
        this.arguments = plan.parts().stream().map(Assemble::argumentCodec).toArray(RowCodec[]::new);
        this.foreignKeys = IntStream.range(0, plan.parts().size())
                .mapToObj(part -> new ForeignKeys(plan, part))
                .toArray(ForeignKeys[]::new);
        this.entries = new Entries(plan.parts(), store);
        this.pending = new PendingAnswers(store);
        this.frontier = frontier;
        this.changes = changes;
        this.pairs = plan.outlets().stream()
                .filter(Outlet.Pairs.class::isInstance)
                .findFirst()
                .map(outlet -> new SymmetricJoin(plan, (Outlet.Pairs) outlet, store, outbox))
                .orElse(null);
        Subscriptions subscriptions = new Subscriptions(store);
        this.departures = IntStream.range(0, pairs == null ? plan.outlets().size() : 0)
                .<OutletMaintenance<?>>mapToObj(number -> departure(number, subscriptions, outbox))
                .toList();
    }

    @Override
    public void rootRow(byte[] key, Message.RootRow message) {
        byte[][] foreignKeys = this.foreignKeys[message.part()].of(key, message.row());
        change(
                key,
                message.provenance(),
                entry -> entry.root(message.part())
                        .rowChanged(message.provenance().offset(), message.row(), foreignKeys));
    }

    @Override
    public void answer(byte[] key, Message.Found message) {
        change(
                key,
                message.provenance(),
                entry -> entry.answered(message.part(), message.since(), message.foreignKey(), message.row()));
    }

    @Override
    public void ended(byte[] key, Message.Ended message) {
        change(key, message.provenance(), entry -> entry.ended(message.part(), message.since()));
    }

    @Override
    public void contribution(byte[] key, Message.Contribution message) {
        if (pairs != null) {
            pairs.changed(key, message);
        } else if (plan.parts().get(message.part()) instanceof Part.Pair) {
            change(
                    key,
                    message.provenance(),
                    entry -> entry.pair(message.part()).change(message.retracted(), message.added()));
        } else {
            folded(key, message);
        }
    }

    private void folded(byte[] key, Message.Contribution message) {
        RowCodec codec = arguments[message.part()];
        change(key, message.provenance(), entry -> {
            if (message.retracted() != null) {
                entry.fold(message.part()).accept(codec.decode(message.retracted()), -1);
            }
            if (message.added() != null) {
                entry.fold(message.part()).accept(codec.decode(message.added()), 1);
            }
        });
    }

    @Override
    public void subscribe(byte[] key, Message.Subscribe message) {
        ((LookupMaintenance) departures.get(message.outlet())).subscribe(key, message);
    }

    @Override
    public void unsubscribe(byte[] key, Message.Unsubscribe message) {
        ((LookupMaintenance) departures.get(message.outlet())).unsubscribe(key, message);
    }

    @Override
    public void last(byte[] key, Message.Last message) {
        message.message().deliver(key, this);
        frontier.accept(message.message().provenance());
    }

    @Override
    public void mark(Message.Mark message) {
        frontier.accept(message);
        tellWaitingUnlessPending();
    }

    private void tellWaitingUnlessPending() {
        if (!pending.any()) {
            frontier.tellWaiting();
        }
    }

    /** Whether {@link #step} has something to do. */
    public boolean isStepDue() {
        return pending.any();
    }

    /** Answers the next subscribers of a row that changed, and returns whether there are more. */
    public boolean step() {
        PendingAnswers.Pending next = pending.any() ? pending.first() : null;
        if (next != null) {
            ((LookupMaintenance) departures.get(next.outlet())).goOn(next);
            tellWaitingUnlessPending();
        }
        return pending.any();
    }

    /** Whether {@link #mark} has something to do. */
    public boolean isMarkDue() {
        return frontier.isDue();
    }

    /** Stores the frontier and passes it on, but not past an answer that is still pending; returns whether something remains to be passed on. */
    public boolean mark() {
        frontier.flush(!pending.any());
        return frontier.isDue();
    }

    private void change(byte[] key, Provenance provenance, Consumer<Entry> step) {
        byte[] storeKey = StoreKeys.entry(key);
        byte[] before = entries.stored(storeKey);
        Entry entry = entries.of(key, before);
        List<Runnable> sendings = new ArrayList<>(departures.size());
        departures.forEach(departure -> sendings.add(prepare(departure, key, provenance, entry)));
        step.accept(entry);
        changes.changing(storeKey, before);
        changes.changed(storeKey, before, entries.put(storeKey, entry));
        sendings.forEach(Runnable::run);
    }

    private static <T> Runnable prepare(OutletMaintenance<T> departure, byte[] key, Provenance provenance, Entry entry) {
        T before = departure.read(key, entry);
        return () -> departure.changed(key, provenance, before, departure.read(key, entry));
    }

    private static RowCodec argumentCodec(Part part) {
        return new RowCodec(part instanceof Part.Fold fold ? fold.arguments() : part.row());
    }

    private OutletMaintenance<?> departure(int number, Subscriptions subscriptions, Outbox outbox) {
        Outlet outlet = plan.outlets().get(number);
        if (outlet instanceof Outlet.Copies copies) {
            return new IndexMaintenance(plan, copies, outbox);
        }
        return outlet instanceof Outlet.Contributions contributions
                ? new GroupMaintenance(plan, contributions, outbox)
                : new LookupMaintenance(plan, number, entries, subscriptions, pending, outbox);
    }
}
