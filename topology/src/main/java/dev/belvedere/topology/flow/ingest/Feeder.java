package dev.belvedere.topology.flow.ingest;

import dev.belvedere.topology.flow.exchange.Provenance;

import dev.belvedere.serdes.row.Row;
import org.jspecify.annotations.Nullable;

/** Sends one kind of consequence that a table's changed row has. */
interface Feeder {

    /**
     * A row changed.
     *
     * @param key the row's encoded primary key
     * @param before the ingested columns before; null where the row is new
     * @param after and after; null where it is gone
     */
    void changed(Provenance provenance, byte[] key, @Nullable Row before, @Nullable Row after);
}
