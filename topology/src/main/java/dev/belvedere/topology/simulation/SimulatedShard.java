package dev.belvedere.topology.simulation;

import dev.belvedere.topology.engine.replica.PastRecords;
import dev.belvedere.topology.state.OrderedStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntToLongFunction;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** A shard in memory, which can be read as it was at the end of every epoch. */
public final class SimulatedShard {

    private final IntToLongFunction epochs;
    private final int stage;
    private final int number;
    private final MemoryStore store;
    private final PastRecords past = new PastRecords(new LongAdder());

    /** @param epochs tells the epoch that a stage processes */
    public SimulatedShard(IntToLongFunction epochs, int stage, int number, MemoryStore store) {
        this.epochs = epochs;
        this.stage = stage;
        this.number = number;
        this.store = store;
    }

    public int stage() {
        return stage;
    }

    public MemoryStore store() {
        return store;
    }

    public int size() {
        return store.size();
    }

    /** A record is about to be changed. */
    public void changing(byte[] key, byte @Nullable [] before) {
        past.changing(epochs.applyAsLong(stage), Bytes.wrap(key), before);
    }

    /** Returns the records of a range as they were at the end of an epoch, in their order. */
    public List<Map.Entry<byte[], byte[]>> at(long epoch, byte[] from, byte[] to) {
        NavigableMap<Bytes, byte[]> records = new TreeMap<>();
        try (OrderedStore.Scan scan = store.scan(from, to)) {
            scan.forEachRemaining(entry -> records.put(Bytes.wrap(entry.getKey()), entry.getValue()));
        }
        Map<Bytes, Optional<byte[]>> before = new HashMap<>(past.range(epoch, Bytes.wrap(from), Bytes.wrap(to)));
        before.forEach(
                (key, record) -> record.ifPresentOrElse(found -> records.put(key, found), () -> records.remove(key)));
        List<Map.Entry<byte[], byte[]>> found = new ArrayList<>();
        records.forEach((key, record) -> found.add(Map.entry(key.get(), record)));
        return found;
    }

    @Override
    public String toString() {
        return "stage " + stage + ", shard " + number;
    }
}
