package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last images of the rows of one partition, by their encoded keys. */
final class RowImages {

    private static final int HEAD_BYTES = 16;

    private final OrderedStore store;

    RowImages(OrderedStore store) {
        this.store = store;
    }

    /**
     * A row as it was last.
     *
     * @param lsn the log position of the event that said so, 0 where it did not tell
     * @param offset the event's offset
     * @param row the used columns, encoded
     */
    record Image(long lsn, long offset, byte[] row) {}

    /** An image and the key of its row. */
    record Keyed(byte[] key, Image image) {}

    @Nullable
    Image get(byte[] key) {
        byte[] stored = store.get(StoreKeys.image(key));
        return stored == null ? null : decode(stored);
    }

    void put(byte[] key, Image image) {
        ByteWriter out = new ByteWriter(HEAD_BYTES + image.row.length);
        out.writeVarlong(image.lsn);
        out.writeVarlong(image.offset);
        out.writeBytes(image.row);
        store.put(StoreKeys.image(key), out.toByteArray());
    }

    void remove(byte[] key) {
        store.put(StoreKeys.image(key), null);
    }

    /** So many images in the order of their keys, fewer at the end. */
    List<Keyed> from(byte[] firstKey, int limit) {
        List<Keyed> found = new ArrayList<>();
        try (OrderedStore.Scan scan = store.scan(StoreKeys.image(firstKey), StoreKeys.afterImages())) {
            while (found.size() < limit && scan.hasNext()) {
                Map.Entry<byte[], byte[]> stored = scan.next();
                found.add(new Keyed(StoreKeys.keyOfImage(stored.getKey()), decode(stored.getValue())));
            }
        }
        return found;
    }

    private static Image decode(byte[] stored) {
        ByteReader in = new ByteReader(stored, 0);
        return new Image(in.readVarlong(), in.readVarlong(), in.readBytes(in.remaining()));
    }
}
