package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Part;
import dev.belvedere.topology.state.Entries;
import dev.belvedere.topology.state.Entry;
import dev.belvedere.topology.state.EntryLayout;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Maintains one shard of an assembly: applies messages to the parts of its entries, and sends what changes to everything that depends on it. Used by one
 * thread.
 *
 * <p>State: an {@link Entry} for each key, and the subscriptions of the outlets. Exact because Kafka's transactions apply each message
 * once, each part receives either its newest state or a difference, and the parts do not depend on each other's order of arrival.
 */
public final class Assemble implements Message.Receiver {

    /** Applies a contribution to one part. */
    private interface Contributed {
        void accept(byte[] key, Message.Contribution message);
    }

    private final Entries entries;
    private final List<ForeignKeys> foreignKeys;
    private final List<Contributed> contributed;
    private final Outlets outlets;
    private final ShardObserver observer;

    public Assemble(AssemblyPlan plan, OrderedStore store, ShardObserver observer, Outbox outbox) {
        this.entries = new Entries(new EntryLayout(plan.parts()), store);
        this.outlets = new Outlets(plan, entries, store, outbox);
        this.foreignKeys = IntStream.range(0, plan.parts().size())
                .mapToObj(part -> new ForeignKeys(plan, part))
                .toList();
        this.contributed = IntStream.range(0, plan.parts().size())
                .mapToObj(part -> contributed(plan.parts().get(part), part))
                .toList();
        this.observer = observer;
    }

    private Contributed contributed(Part part, int number) {
        return part.fold(new Part.Cases<Contributed>(
                root -> (key, message) -> refuse(number),
                lookup -> (key, message) -> refuse(number),
                fold -> folded(number, new RowCodec(fold.arguments())),
                bag -> outlets.bags().orElseThrow()::changed,
                pair -> (key, message) ->
                        change(key, entry -> entry.pair(number).change(message.retracted(), message.added()))));
    }

    private Contributed folded(int part, RowCodec arguments) {
        return (key, message) -> change(key, entry -> {
            if (message.retracted() != null) {
                entry.fold(part).accept(arguments.decode(message.retracted()), -1);
            }
            if (message.added() != null) {
                entry.fold(part).accept(arguments.decode(message.added()), 1);
            }
        });
    }

    private static void refuse(int part) {
        throw new IllegalStateException("a contribution to part " + part + ", which is no fold, bag or pair");
    }

    @Override
    public void rootRow(byte[] key, Message.RootRow message) {
        byte[][] foreignKeys = this.foreignKeys.get(message.part()).of(key, message.row());
        change(key, entry -> entry.root(message.part()).rowChanged(message.offset(), message.row(), foreignKeys));
    }

    @Override
    public void answer(byte[] key, Message.Found message) {
        change(key, entry -> entry.answered(message.part(), message.since(), message.foreignKey(), message.row()));
    }

    @Override
    public void ended(byte[] key, Message.Ended message) {
        change(key, entry -> entry.ended(message.part(), message.since()));
    }

    @Override
    public void contribution(byte[] key, Message.Contribution message) {
        contributed.get(message.part()).accept(key, message);
    }

    @Override
    public void subscribe(byte[] key, Message.Subscribe message) {
        outlets.lookup(message.outlet()).subscribe(key, message);
    }

    @Override
    public void unsubscribe(byte[] key, Message.Unsubscribe message) {
        outlets.lookup(message.outlet()).unsubscribe(key, message);
    }

    private void change(byte[] key, Consumer<Entry> step) {
        byte[] storeKey = StoreKeys.entry(key);
        byte[] before = entries.stored(storeKey);
        Entry entry = entries.of(key, before);
        List<Runnable> sendings = new ArrayList<>(outlets.maintained().size());
        outlets.maintained().forEach(outlet -> sendings.add(outlet.changing(key, entry)));
        step.accept(entry);
        observer.changing(storeKey, before);
        observer.changed(storeKey, entries.put(storeKey, entry));
        sendings.forEach(Runnable::run);
    }
}
