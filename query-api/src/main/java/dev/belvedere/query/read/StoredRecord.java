package dev.belvedere.query.read;

import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/** A record of a view's or an index's store. */
public record StoredRecord(Bytes key, Bytes value) {

    /** The least store key above this one. */
    static Bytes following(Bytes storeKey) {
        return Bytes.wrap(Arrays.copyOf(storeKey.get(), storeKey.get().length + 1));
    }
}
