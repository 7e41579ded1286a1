package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.state.Entries;
import dev.belvedere.topology.state.Entry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Maintains a lookup: answers each subscriber of a row when it subscribes, and all of them whenever the row changes.
 *
 * <p>State: {@link Subscriptions}.
 */
final class LookupMaintenance implements OutletMaintenance<byte[]> {

    private final Outlet.Answers outlet;
    private final int number;
    private final Projection projection;
    private final RowCodec codec;
    private final Entries entries;
    private final Subscriptions subscriptions;
    private final Outbox outbox;

    /** @param number the number of the outlet in the plan */
    LookupMaintenance(
            AssemblyPlan plan,
            Outlet.Answers outlet,
            int number,
            Entries entries,
            Subscriptions subscriptions,
            Outbox outbox) {
        this.outlet = outlet;
        this.number = number;
        this.projection = new Projection(plan, outlet.selection());
        this.codec = new RowCodec(outlet.row());
        this.entries = entries;
        this.subscriptions = subscriptions;
        this.outbox = outbox;
    }

    void subscribe(byte[] key, Message.Subscribe message) {
        subscriptions.add(key, number, message.subscriber(), message.since());
        answer(key, message.subscriber(), message.since(), read(key, entries.get(key)));
    }

    void unsubscribe(byte[] key, Message.Unsubscribe message) {
        long since = subscriptions.remove(key, number, message.subscriber());
        if (since >= 0) {
            outbox.send(outlet.assembly(), message.subscriber(), new Message.Ended(outlet.part(), since));
        }
    }

    @Override
    public byte @Nullable [] read(byte[] key, Entry entry) {
        Row row = projection.of(key, entry);
        return row == null ? null : codec.encode(row);
    }

    @Override
    public void changed(byte[] key, byte @Nullable [] before, byte @Nullable [] after) {
        if (!Arrays.equals(before, after)) {
            subscriptions.visit(key, number, (subscriber, since) -> answer(key, subscriber, since, after));
        }
    }

    private void answer(byte[] key, byte[] subscriber, long since, byte @Nullable [] row) {
        outbox.send(outlet.assembly(), subscriber, new Message.Found(outlet.part(), since, key, row));
    }
}
