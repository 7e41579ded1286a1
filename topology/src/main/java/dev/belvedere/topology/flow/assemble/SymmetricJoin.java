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
 * deletion of the last partner adds it again. Where a pair has failed, so that it is not known whether it is one, its row without a partner has failed, too.
 */
final class SymmetricJoin implements BagMaintenance {

    /** A row is reported with its own reason, and not with that of a partner, which may change while the row stays uncertain. */
    private static final String UNCERTAIN_PARTNER = "a row that it may join has failed";

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
        Partner ofBefore = Partner.NONE;
        Partner ofAfter = Partner.NONE;
        try (Bags.Rows rows = other.rows.rows(key)) {
            for (byte[] next = rows.next(); next != null; next = rows.next()) {
                Row partner = other.codec.decode(next);
                Pair old = pair(changed, key, before, partner);
                Pair now = pair(changed, key, after, partner);
                ofBefore = ofBefore.or(old.partner);
                ofAfter = ofAfter.or(now.partner);
                if (other.outer && old.partner != now.partner) {
                    Partner others = partner(changed, key, partner, message.retracted());
                    replaced(
                            old,
                            now,
                            alone(other, key, partner, others.or(old.partner)),
                            alone(other, key, partner, others.or(now.partner)));
                } else {
                    contributor.changed(old.share, now.share);
                }
            }
        }
        if (changed.outer) {
            contributor.changed(alone(changed, key, before, ofBefore), alone(changed, key, after, ofAfter));
        }
    }

    /** Sends what a pair, and the row of its partner without one, have been and are. A row has both if it is not known whether the pair is one. */
    private void replaced(
            Pair old, Pair now, Contributor.@Nullable Share wasAlone, Contributor.@Nullable Share isAlone) {
        contributor.changed(old.share == null ? wasAlone : old.share, now.share == null ? isAlone : now.share);
        contributor.changed(old.share == null ? null : wasAlone, now.share == null ? null : isAlone);
    }

    /** Whether a row has a partner. */
    private enum Partner {
        NONE,
        /** It is not known whether the other row is there, or whether it is a partner. */
        UNCERTAIN,
        CERTAIN;

        Partner or(Partner other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** Two rows: whether one is the other's partner, and what they contribute as a pair. */
    private record Pair(Partner partner, Contributor.@Nullable Share share) {
        static final Pair NONE = new Pair(Partner.NONE, null);
    }

    /** Returns whether a row has a partner on the side that changes, other than the changed row. */
    private Partner partner(Side changed, byte[] key, Row row, byte @Nullable [] beside) {
        Partner most = Partner.NONE;
        try (Bags.Rows rows = changed.rows.rows(key)) {
            for (byte[] next = rows.next(); next != null && most != Partner.CERTAIN; next = rows.next()) {
                if (!Arrays.equals(next, beside)) {
                    Row other = changed.codec.decode(next);
                    most = most.or(partner(
                            changed.part == left.part
                                    ? projection.match(key, other, row)
                                    : projection.match(key, row, other)));
                }
            }
        }
        return most;
    }

    private static Partner partner(@Nullable Row match) {
        if (match == null) {
            return Partner.NONE;
        }
        return match.failure() == null ? Partner.CERTAIN : Partner.UNCERTAIN;
    }

    private Pair pair(Side first, byte[] key, @Nullable Row ofFirst, Row ofOther) {
        if (ofFirst == null) {
            return Pair.NONE;
        }
        return first.part == left.part ? pair(key, ofFirst, ofOther) : pair(key, ofOther, ofFirst);
    }

    private Pair pair(byte[] key, Row left, Row right) {
        Row match = projection.match(key, left, right);
        return match == null
                ? Pair.NONE
                : new Pair(
                        partner(match),
                        contributor.share(projection.of(key, left, right).failing(match.failure())));
    }

    private Contributor.@Nullable Share alone(Side side, byte[] key, @Nullable Row row, Partner partner) {
        if (row == null || partner == Partner.CERTAIN) {
            return null;
        }
        Row alone = side.part == left.part ? projection.of(key, row, null) : projection.of(key, null, row);
        return contributor.share(partner == Partner.NONE ? alone : alone.failing(UNCERTAIN_PARTNER));
    }

    private static @Nullable Row decoded(RowCodec codec, byte @Nullable [] row) {
        return row == null ? null : codec.decode(row);
    }
}
