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
 * two rows, and retracted with the first one that is deleted. In an outer join, the first partner of a left row retracts its pair with NULLs, and the
 * deletion of the last partner adds it again.
 */
final class SymmetricJoin {

    private final Outlet.Pairs outlet;
    private final Bags leftRows;
    private final Bags rightRows;
    private final RowCodec leftCodec;
    private final RowCodec rightCodec;
    private final PairProjection projection;
    private final Contributor contributor;

    SymmetricJoin(AssemblyPlan plan, Outlet.Pairs outlet, OrderedStore store, Outbox outbox) {
        this.outlet = outlet;
        this.leftRows = new Bags(store, outlet.left());
        this.rightRows = new Bags(store, outlet.right());
        this.leftCodec = new RowCodec(plan.parts().get(outlet.left()).row());
        this.rightCodec = new RowCodec(plan.parts().get(outlet.right()).row());
        this.projection = new PairProjection(plan, outlet);
        this.contributor =
                new Contributor(outlet.assembly(), outlet.part(), outlet.identity(), outlet.columns(), outbox);
    }

    void changed(byte[] key, Message.Contribution message) {
        if (message.part() == outlet.left()) {
            leftChanged(key, message);
            update(leftRows, key, message);
        } else {
            rightChanged(key, message);
            update(rightRows, key, message);
        }
    }

    private static void update(Bags rows, byte[] key, Message.Contribution message) {
        if (message.retracted() != null) {
            rows.remove(key, message.retracted());
        }
        if (message.added() != null) {
            rows.add(key, message.added());
        }
    }

    private void leftChanged(byte[] key, Message.Contribution message) {
        Row before = decoded(leftCodec, message.retracted());
        Row after = decoded(leftCodec, message.added());
        boolean beforeHadPartner = false;
        boolean afterHasPartner = false;
        try (Bags.Rows rows = rightRows.rows(key)) {
            for (byte[] next = rows.next(); next != null; next = rows.next()) {
                Row right = rightCodec.decode(next);
                Contributor.Share old = pair(key, before, right);
                Contributor.Share now = pair(key, after, right);
                contributor.changed(message.provenance(), old, now);
                beforeHadPartner |= old != null;
                afterHasPartner |= now != null;
            }
        }
        if (outlet.outer()) {
            contributor.changed(
                    message.provenance(),
                    beforeHadPartner ? null : alone(key, before),
                    afterHasPartner ? null : alone(key, after));
        }
    }

    private void rightChanged(byte[] key, Message.Contribution message) {
        Row before = decoded(rightCodec, message.retracted());
        Row after = decoded(rightCodec, message.added());
        try (Bags.Rows rows = leftRows.rows(key)) {
            for (byte[] next = rows.next(); next != null; next = rows.next()) {
                Row left = leftCodec.decode(next);
                Contributor.Share old = pair(key, left, before);
                Contributor.Share now = pair(key, left, after);
                if (outlet.outer() && (old == null) != (now == null) && !hasPartner(key, left, message.retracted())) {
                    contributor.changed(
                            message.provenance(),
                            old == null ? alone(key, left) : old,
                            now == null ? alone(key, left) : now);
                } else {
                    contributor.changed(message.provenance(), old, now);
                }
            }
        }
    }

    /** Returns true if the left row has a partner other than this one. */
    private boolean hasPartner(byte[] key, Row left, byte @Nullable [] beside) {
        try (Bags.Rows rows = rightRows.rows(key)) {
            for (byte[] next = rows.next(); next != null; next = rows.next()) {
                if (!Arrays.equals(next, beside) && pair(key, left, rightCodec.decode(next)) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private Contributor.@Nullable Share pair(byte[] key, @Nullable Row left, @Nullable Row right) {
        Row pair = left == null || right == null ? null : projection.of(key, left, right);
        return pair == null ? null : contributor.share(pair);
    }

    private Contributor.@Nullable Share alone(byte[] key, @Nullable Row left) {
        return left == null ? null : contributor.share(projection.alone(key, left));
    }

    private static @Nullable Row decoded(RowCodec codec, byte @Nullable [] row) {
        return row == null ? null : codec.decode(row);
    }
}
