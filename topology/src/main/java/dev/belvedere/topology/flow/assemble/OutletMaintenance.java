package dev.belvedere.topology.flow.assemble;

import dev.belvedere.topology.flow.exchange.Provenance;

import dev.belvedere.topology.state.Entry;
import org.jspecify.annotations.Nullable;

/**
 * One outlet of an assembly at work: reads what it would send before and after a change, and sends the difference.
 *
 * @param <T> what it reads from an entry
 */
interface OutletMaintenance<T> {

    /** What the outlet has to say about this entry; null where the key has no row. */
    @Nullable
    T read(byte[] key, Entry entry);

    void changed(byte[] key, Provenance provenance, @Nullable T before, @Nullable T after);
}
