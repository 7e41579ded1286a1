package dev.belvedere.query.read;

import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A record of a view's or an index's store.
 *
 * @param value null for the row of a view that there is even where nothing is stored
 */
public record StoredRecord(Bytes key, @Nullable Bytes value) {

    /** The bytes of the value. */
    byte @Nullable [] bytes() {
        return value == null ? null : value.get();
    }

    /** The least store key above this one. */
    static Bytes following(Bytes storeKey) {
        return Bytes.wrap(Arrays.copyOf(storeKey.get(), storeKey.get().length + 1));
    }
}
