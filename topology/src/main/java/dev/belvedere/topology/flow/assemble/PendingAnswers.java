package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Sized;
import dev.belvedere.topology.flow.exchange.Provenance;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The keys whose subscribers are answered in steps, and the last subscriber answered for each. They are stored, so that answering resumes after a restart.
 * As long as there are any, no mark may be sent, because consequences of their changes are not sent yet.
 */
final class PendingAnswers {

    /** How many subscribers are answered at once when their row changes. */
    static final int FIRST_STEP = 1_000;

    /**
     * How many of the others are answered before the stream thread processes other records. A thread processes only about one record of each task between
     * two steps: with larger steps, answers accumulate in front of the shards that receive them, and later messages wait behind them.
     */
    static final int STEP = 10;

    private final OrderedStore store;
    private boolean any;

    PendingAnswers(OrderedStore store) {
        this.store = store;
        this.any = first() != null;
    }

    /**
     * A key with subscribers that are not answered yet.
     *
     * @param after the last subscriber that was answered
     */
    record Pending(byte[] key, int outlet, Provenance provenance, byte[] after) {}

    boolean any() {
        return any;
    }

    /** Returns the first one in the store's order; null if there is none. */
    @Nullable
    Pending first() {
        try (OrderedStore.Scan scan = store.scan(StoreKeys.firstPending(), StoreKeys.afterPending())) {
            return scan.hasNext() ? read(scan.next()) : null;
        }
    }

    void put(Pending pending) {
        store.put(StoreKeys.pending(pending.key, pending.outlet), encode(pending));
        any = true;
    }

    void remove(byte[] key, int outlet) {
        if (any) {
            store.put(StoreKeys.pending(key, outlet), null);
            any = first() != null;
        }
    }

    private static byte[] encode(Pending pending) {
        ByteWriter out = new ByteWriter(64);
        Sized.write(out, pending.key);
        out.writeVarlong(pending.outlet);
        out.writeVarlong(pending.provenance.source());
        out.writeVarlong(pending.provenance.offset());
        out.writeVarlong(pending.provenance.lsn());
        out.writeVarlong(pending.provenance.transaction());
        Sized.write(out, pending.after);
        return out.toByteArray();
    }

    private static Pending read(Map.Entry<byte[], byte[]> stored) {
        ByteReader in = new ByteReader(stored.getValue(), 0);
        byte[] key = Objects.requireNonNull(Sized.read(in));
        int outlet = (int) in.readVarlong();
        Provenance provenance =
                new Provenance((int) in.readVarlong(), in.readVarlong(), in.readVarlong(), in.readVarlong());
        return new Pending(key, outlet, provenance, Objects.requireNonNull(Sized.read(in)));
    }
}
