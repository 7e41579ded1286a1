package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.flow.exchange.Provenance;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.state.Entries;
import dev.belvedere.topology.state.Entry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Maintains a lookup: answers each subscriber of a row when it subscribes, and all of them whenever the row changes.
 *
 * <p>State: {@link Subscriptions}, and {@link PendingAnswers} for a row with more subscribers than one step can answer.
 */
final class LookupMaintenance implements OutletMaintenance<byte[]> {

    private final Outlet.Answers outlet;
    private final int number;
    private final Projection projection;
    private final RowCodec codec;
    private final Entries entries;
    private final Subscriptions subscriptions;
    private final PendingAnswers pending;
    private final Outbox outbox;

    /** @param number the number of the outlet in the plan */
    LookupMaintenance(
            AssemblyPlan plan,
            Outlet.Answers outlet,
            int number,
            Entries entries,
            Subscriptions subscriptions,
            PendingAnswers pending,
            Outbox outbox) {
        this.outlet = outlet;
        this.number = number;
        this.projection = new Projection(plan, outlet.selection());
        this.codec = new RowCodec(outlet.row());
        this.entries = entries;
        this.subscriptions = subscriptions;
        this.pending = pending;
        this.outbox = outbox;
    }

    void subscribe(byte[] key, Message.Subscribe message) {
        long since = message.provenance().offset();
        subscriptions.add(key, number, message.subscriber(), since);
        answer(key, message.provenance(), message.subscriber(), since, read(key, entries.get(key)));
    }

    void unsubscribe(byte[] key, Message.Unsubscribe message) {
        long since = subscriptions.remove(key, number, message.subscriber());
        if (since >= 0) {
            outbox.send(
                    outlet.assembly(),
                    message.subscriber(),
                    new Message.Ended(message.provenance(), outlet.part(), since));
        }
    }

    @Override
    public byte @Nullable [] read(byte[] key, Entry entry) {
        Row row = projection.of(key, entry);
        return row == null ? null : codec.encode(row);
    }

    @Override
    public void changed(byte[] key, Provenance provenance, byte @Nullable [] before, byte @Nullable [] after) {
        if (!Arrays.equals(before, after)) {
            step(key, provenance, null, PendingAnswers.FIRST_STEP, after);
        }
    }

    /** Answers the next subscribers of a row that had too many for one step. */
    void resume(PendingAnswers.Pending next) {
        step(
                next.key(),
                next.provenance(),
                next.after(),
                PendingAnswers.STEP,
                read(next.key(), entries.get(next.key())));
    }

    private void step(byte[] key, Provenance provenance, byte @Nullable [] after, int limit, byte @Nullable [] row) {
        byte[] last = subscriptions.visit(
                key, number, after, limit, (subscriber, since) -> answer(key, provenance, subscriber, since, row));
        if (last == null) {
            pending.remove(key, number);
        } else {
            pending.put(new PendingAnswers.Pending(key, number, provenance, last));
        }
    }

    private void answer(byte[] key, Provenance provenance, byte[] subscriber, long since, byte @Nullable [] row) {
        outbox.send(outlet.assembly(), subscriber, new Message.Found(provenance, outlet.part(), since, key, row));
    }
}
