package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one partition that lack events: these were set aside, and no event since has told the whole row. An event whose row is not known stands for a row of its own.
 *
 * <p>State: for each of these rows, the offsets of its events.
 */
final class SetAsideEvents {

    private final OrderedStore store;
    private final LongConsumer settled;
    private long rows;

    /** @param settled takes the offsets of events that do not matter any more */
    SetAsideEvents(OrderedStore store, LongConsumer settled) {
        this.store = store;
        this.settled = settled;
        this.rows = all().size();
    }

    private List<Map.Entry<byte[], byte[]>> all() {
        List<Map.Entry<byte[], byte[]>> all = new ArrayList<>();
        try (OrderedStore.Scan scan = store.scan(StoreKeys.firstSetAside(), StoreKeys.afterSetAside())) {
            while (scan.hasNext()) {
                all.add(scan.next());
            }
        }
        return all;
    }

    /** Returns the number of rows. */
    long rows() {
        return rows;
    }

    /** @param key the row's encoded key; null if the event does not tell */
    void add(byte @Nullable [] key, long offset) {
        byte[] at = key == null ? StoreKeys.setAside(offset) : StoreKeys.setAside(key);
        List<Long> offsets = offsets(store.get(at));
        offsets.add(offset);
        put(at, offsets);
    }

    /** Returns true if events of the row are missing. */
    boolean concerns(byte[] key) {
        return rows > 0 && store.get(StoreKeys.setAside(key)) != null;
    }

    /** Returns true if the event at this offset is the first one that the row lacks. */
    boolean beginsWith(byte[] key, long offset) {
        List<Long> offsets = offsets(store.get(StoreKeys.setAside(key)));
        return !offsets.isEmpty() && offsets.get(0) == offset;
    }

    /** The whole row has become known, or that it does not exist any more. */
    void settle(byte[] key) {
        if (rows > 0) {
            settleAt(StoreKeys.setAside(key));
        }
    }

    /** Nothing that was set aside matters any more. */
    void settleAll() {
        all().forEach(each -> settleAt(each.getKey()));
    }

    /** The event at this offset does not matter any more, whichever row it is of. */
    void settle(long offset) {
        for (Map.Entry<byte[], byte[]> each : all()) {
            List<Long> offsets = offsets(each.getValue());
            if (offsets.remove(offset)) {
                put(each.getKey(), offsets);
                settled.accept(offset);
            }
        }
    }

    private void settleAt(byte[] at) {
        offsets(store.get(at)).forEach(settled::accept);
        put(at, List.of());
    }

    private static List<Long> offsets(byte @Nullable [] stored) {
        List<Long> offsets = new ArrayList<>();
        if (stored != null) {
            ByteReader in = new ByteReader(stored, 0);
            while (in.remaining() > 0) {
                offsets.add(in.readVarlong());
            }
        }
        return offsets;
    }

    private void put(byte[] at, List<Long> offsets) {
        boolean were = store.get(at) != null;
        if (offsets.isEmpty()) {
            rows -= were ? 1 : 0;
            if (were) {
                store.put(at, null);
            }
        } else {
            rows += were ? 0 : 1;
            ByteWriter out = new ByteWriter(16);
            offsets.forEach(out::writeVarlong);
            store.put(at, out.toByteArray());
        }
    }
}
