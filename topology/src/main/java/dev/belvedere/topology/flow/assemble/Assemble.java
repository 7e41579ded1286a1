package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.plan.physical.Part;
import dev.belvedere.topology.state.Entries;
import dev.belvedere.topology.state.Entry;
import dev.belvedere.topology.state.EntryLayout;
import dev.belvedere.topology.state.FoldSlot;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import dev.belvedere.topology.state.UnplacedRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Maintains one shard of an assembly: applies messages to the parts of its entries, and sends what changes to everything that depends on it. Used by one
 * thread.
 *
 * <p>State: an {@link Entry} for each key, and the subscriptions of the outlets. Exact because Kafka's transactions apply each message
 * once, each part receives either its newest state or a difference, and the parts do not depend on each other's order of arrival.
 *
 * <p>Changed entries stay in memory until {@link #settle}: however many messages an epoch has for a key, its entry is read, written and logged once, and only the net change is
 * sent on.
 */
public final class Assemble implements Message.Receiver {

    /** Applies a contribution to one part. */
    private interface Contributed {
        void accept(byte[] key, Message.Contribution message);
    }

    /** About what a changed entry takes in memory beside its records and messages. */
    private static final int OVERHEAD_BYTES = 500;

    private final Entries entries;
    private final Map<Bytes, Unsettled> unsettled = new LinkedHashMap<>();
    private int unsettledBytes;
    private final List<ForeignKeys> foreignKeys;
    private final List<Contributed> contributed;
    private final Outlets outlets;
    private final ShardObserver observer;
    private final OrderedStore store;
    private final Outbox outbox;
    private final List<Integer> dependents;
    private final int mostUnsettledBytes;

    /** @param mostUnsettledBytes changed entries are settled before the commit when they take more than this */
    public Assemble(
            AssemblyPlan plan, OrderedStore store, ShardObserver observer, Outbox outbox, int mostUnsettledBytes) {
        this.entries = new Entries(new EntryLayout(plan.parts()), store);
        this.outlets = new Outlets(plan, entries, store, outbox);
        this.foreignKeys = IntStream.range(0, plan.parts().size())
                .mapToObj(part -> new ForeignKeys(plan, part))
                .toList();
        this.contributed = IntStream.range(0, plan.parts().size())
                .mapToObj(part -> contributed(plan.parts().get(part), part))
                .toList();
        this.observer = observer;
        this.store = store;
        this.outbox = outbox;
        this.mostUnsettledBytes = mostUnsettledBytes;
        this.dependents =
                plan.outlets().stream().map(Outlet::assembly).distinct().toList();
    }

    private Contributed contributed(Part part, int number) {
        return part.fold(new Part.Cases<Contributed>(
                root -> (key, message) -> refuse(number),
                lookup -> (key, message) -> refuse(number),
                fold -> folded(number, new RowCodec(fold.arguments())),
                bag -> outlets.bags().orElseThrow()::changed,
                pair -> (key, message) -> change(key, length(message.added()))
                        .pair(number)
                        .change(message.retracted(), message.added())));
    }

    private Contributed folded(int part, RowCodec arguments) {
        return (key, message) -> {
            FoldSlot fold = change(key, 0).fold(part);
            if (message.retracted() != null) {
                fold.accept(arguments.decode(message.retracted()), -1);
            }
            if (message.added() != null) {
                fold.accept(arguments.decode(message.added()), 1);
            }
        };
    }

    private static void refuse(int part) {
        throw new IllegalStateException("a contribution to part " + part + ", which is no fold, bag or pair");
    }

    @Override
    public void rootRow(byte[] key, Message.RootRow message) {
        byte[][] foreignKeys = this.foreignKeys.get(message.part()).of(key, message.row());
        change(key, length(message.row()))
                .root(message.part())
                .rowChanged(message.offset(), message.row(), foreignKeys);
    }

    @Override
    public void answer(byte[] key, Message.Found message) {
        change(key, length(message.row()))
                .answered(message.part(), message.since(), message.foreignKey(), message.row());
    }

    @Override
    public void ended(byte[] key, Message.Ended message) {
        change(key, 0).ended(message.part(), message.since());
    }

    @Override
    public void contribution(byte[] key, Message.Contribution message) {
        contributed.get(message.part()).accept(key, message);
    }

    /** Whatever depends on this assembly depends on rows of which it is not known which keys they have. */
    @Override
    public void unplaced(Message.Unplaced message) {
        byte[] storeKey = StoreKeys.unplaced();
        byte[] before = store.get(storeKey);
        UnplacedRows rows = UnplacedRows.read(before);
        int change = rows.change(message.reason(), message.change());
        byte[] after = rows.encode();
        observer.changing(storeKey, before);
        store.put(storeKey, after);
        observer.changed(storeKey, after);
        if (change != 0) {
            dependents.forEach(assembly -> outbox.sendToAll(assembly, new Message.Unplaced(message.reason(), change)));
        }
    }

    @Override
    public void subscribe(byte[] key, Message.Subscribe message) {
        settle(key);
        outlets.lookup(message.outlet()).subscribe(key, message);
    }

    @Override
    public void unsubscribe(byte[] key, Message.Unsubscribe message) {
        outlets.lookup(message.outlet()).unsubscribe(key, message);
    }

    /** Returns the entry of a key to be changed, with {@code bytes} more. It is written, and what it changes is sent, when it is settled. */
    private Entry change(byte[] key, int bytes) {
        if (unsettledBytes > mostUnsettledBytes) {
            settle();
        }
        unsettledBytes += bytes;
        return unsettled.computeIfAbsent(Bytes.wrap(key), first -> new Unsettled(key)).entry;
    }

    private static int length(byte @Nullable [] row) {
        return row == null ? 0 : row.length;
    }

    /** An entry that has changed since its record was read. */
    private final class Unsettled {
        private final byte[] storeKey;
        private final byte @Nullable [] before;
        private final Entry entry;
        private final List<Runnable> sendings;

        Unsettled(byte[] key) {
            storeKey = StoreKeys.entry(key);
            before = entries.stored(storeKey);
            entry = entries.of(key, before);
            sendings = outlets.maintained().stream()
                    .map(outlet -> outlet.changing(key, entry))
                    .toList();
            unsettledBytes += OVERHEAD_BYTES + length(before);
        }

        void settle() {
            observer.changing(storeKey, before);
            observer.changed(storeKey, entries.put(storeKey, entry));
            sendings.forEach(Runnable::run);
        }
    }

    /** Returns about how much memory the changed entries take. */
    public int unsettledBytes() {
        return unsettledBytes;
    }

    /** Whoever subscribes is told the row as it is, and later changes of it: those from before are over. */
    private void settle(byte[] key) {
        Unsettled changed = unsettled.remove(Bytes.wrap(key));
        if (changed != null) {
            changed.settle();
        }
    }

    /** Writes all entries that have changed, and sends what that changes elsewhere. To be called before the messages' transaction is committed. */
    public void settle() {
        unsettled.values().forEach(Unsettled::settle);
        unsettled.clear();
        unsettledBytes = 0;
    }
}
