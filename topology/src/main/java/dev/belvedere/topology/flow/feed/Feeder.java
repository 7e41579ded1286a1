package dev.belvedere.topology.flow.feed;

import dev.belvedere.serdes.row.Row;
import org.jspecify.annotations.Nullable;

/** Sends the messages of one feed when a row of a table changes. */
public interface Feeder {

    /**
     * Sends the consequences of a changed row.
     *
     * @param offset the offset of the change in its partition
     * @param key the row's encoded primary key
     * @param before the ingested columns before the change; null if the row is new
     * @param after the ingested columns after the change; null if the row was deleted
     */
    void changed(long offset, byte[] key, @Nullable Row before, @Nullable Row after);
}
