package dev.belvedere.topology.flow.ingest;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The latest images of one partition's rows, by their encoded keys. */
final class RowImages {

    private static final int HEAD_BYTES = 16;

    private final OrderedStore store;

    RowImages(OrderedStore store) {
        this.store = store;
    }

    /**
     * The latest image of a row.
     *
     * @param lsn the log position of the row's last event; 0 if the event did not contain it
     * @param offset the event's offset
     * @param row the columns that views use, encoded
     */
    record Image(long lsn, long offset, byte[] row) {}

    /** An image with the key of its row. */
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

    /** Returns up to {@code limit} images from a key on, in the order of their keys. */
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
