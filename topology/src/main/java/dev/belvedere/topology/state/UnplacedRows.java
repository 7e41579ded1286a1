package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many rows that reach an assembly have failed so that their key is not known, by reason. While there are any, they may belong to every key. Each shard keeps the same
 * numbers. Used by one thread.
 */
public final class UnplacedRows {

    private final SortedMap<String, Long> counts = new TreeMap<>();

    private UnplacedRows() {}

    /** Decodes a record; null stands for none. */
    public static UnplacedRows read(byte @Nullable [] record) {
        UnplacedRows rows = new UnplacedRows();
        if (record != null) {
            ByteReader in = new ByteReader(record, 0);
            while (in.remaining() > 0) {
                rows.counts.put(in.readText(), in.readZigzag());
            }
        }
        return rows;
    }

    /** Returns why the first ones have failed. There must be some. */
    public String reason() {
        return counts.firstKey();
    }

    /** Counts rows that have come or gone. Returns 1 if there were none with this reason, -1 if there are none any more, and 0 otherwise. */
    public int change(String reason, long change) {
        long before = counts.getOrDefault(reason, 0L);
        long after = before + change;
        if (after == 0) {
            counts.remove(reason);
        } else {
            counts.put(reason, after);
        }
        return Boolean.compare(after != 0, before != 0);
    }

    /** Returns the record; null if there are no such rows. */
    public byte @Nullable [] encode() {
        if (counts.isEmpty()) {
            return null;
        }
        ByteWriter out = new ByteWriter(64);
        counts.forEach((reason, count) -> {
            out.writeText(reason);
            out.writeZigzag(count);
        });
        return out.toByteArray();
    }
}
