package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowCodec;
import dev.belvedere.topology.flow.exchange.Contributor;
import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import dev.belvedere.topology.plan.physical.AssemblyPlan;
import dev.belvedere.topology.plan.physical.Outlet;
import dev.belvedere.topology.state.Bags;
import dev.belvedere.topology.state.OrderedStore;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Joins all left rows with all right rows of one join key: keeps both sides, and sends how a changed row changes the pairs that contain it.
 *
 * <p>Exact because both sides of a key are in one shard, where each change meets the current rows of the other side: a pair is added with the later of its
 * two rows, and retracted with the first one that is deleted. Where a side is outer, the first partner of its row retracts the row's pair with NULLs, and the
 * deletion of the last partner adds it again.
 */
final class SymmetricJoin implements BagMaintenance {

    private final Side left;
    private final Side right;
    private final PairProjection projection;
    private final Contributor contributor;

    /**
     * One side of the join.
     *
     * @param outer whether a row of it without a partner makes a pair of its own
     */
    private record Side(int part, Bags rows, RowCodec codec, boolean outer) {

        static Side of(AssemblyPlan plan, int part, boolean outer, OrderedStore store) {
            return new Side(
                    part,
                    new Bags(store, part),
                    new RowCodec(plan.parts().get(part).row()),
                    outer);
        }
    }

    SymmetricJoin(AssemblyPlan plan, Outlet.Pairs outlet, OrderedStore store, Outbox outbox) {
        this.left = Side.of(plan, outlet.left(), outlet.leftOuter(), store);
        this.right = Side.of(plan, outlet.right(), outlet.rightOuter(), store);
        this.projection = new PairProjection(plan, outlet);
        this.contributor =
                new Contributor(outlet.assembly(), outlet.part(), outlet.identity(), outlet.columns(), outbox);
    }

    @Override
    public void changed(byte[] key, Message.Contribution message) {
        boolean ofLeft = message.part() == left.part;
        Side side = ofLeft ? left : right;
        changed(side, ofLeft ? right : left, key, message);
        update(side.rows, key, message);
    }

    private static void update(Bags rows, byte[] key, Message.Contribution message) {
        if (message.retracted() != null) {
            rows.remove(key, message.retracted());
        }
        if (message.added() != null) {
            rows.add(key, message.added());
        }
    }

    private void changed(Side changed, Side other, byte[] key, Message.Contribution message) {
        Row before = decoded(changed.codec, message.retracted());
        Row after = decoded(changed.codec, message.added());
        boolean beforeHadPartner = false;
        boolean afterHasPartner = false;
        try (Bags.Rows rows = other.rows.rows(key)) {
            for (byte[] next = rows.next(); next != null; next = rows.next()) {
                Row partner = other.codec.decode(next);
                Contributor.Share old = pair(changed, key, before, partner);
                Contributor.Share now = pair(changed, key, after, partner);
                beforeHadPartner |= old != null;
                afterHasPartner |= now != null;
                if (other.outer
                        && (old == null) != (now == null)
                        && !hasPartner(changed, key, partner, message.retracted())) {
                    contributor.changed(
                            old == null ? alone(other, key, partner) : old,
                            now == null ? alone(other, key, partner) : now);
                } else {
                    contributor.changed(old, now);
                }
            }
        }
        if (changed.outer) {
            contributor.changed(
                    beforeHadPartner ? null : alone(changed, key, before),
                    afterHasPartner ? null : alone(changed, key, after));
        }
    }

    /** Returns true if a row has a partner on the side that changes, other than the changed row. */
    private boolean hasPartner(Side changed, byte[] key, Row row, byte @Nullable [] beside) {
        try (Bags.Rows rows = changed.rows.rows(key)) {
            for (byte[] next = rows.next(); next != null; next = rows.next()) {
                if (!Arrays.equals(next, beside) && pair(changed, key, changed.codec.decode(next), row) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private Contributor.@Nullable Share pair(Side first, byte[] key, @Nullable Row ofFirst, @Nullable Row ofOther) {
        return first.part == left.part ? pair(key, ofFirst, ofOther) : pair(key, ofOther, ofFirst);
    }

    private Contributor.@Nullable Share pair(byte[] key, @Nullable Row left, @Nullable Row right) {
        Row pair = left == null || right == null ? null : projection.of(key, left, right);
        return pair == null ? null : contributor.share(pair);
    }

    private Contributor.@Nullable Share alone(Side side, byte[] key, @Nullable Row row) {
        if (row == null) {
            return null;
        }
        return contributor.share(
                side.part == left.part ? projection.alone(key, row, null) : projection.alone(key, null, row));
    }

    private static @Nullable Row decoded(RowCodec codec, byte @Nullable [] row) {
        return row == null ? null : codec.decode(row);
    }
}
