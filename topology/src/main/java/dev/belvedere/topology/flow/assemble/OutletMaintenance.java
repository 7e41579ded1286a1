package dev.belvedere.topology.flow.assemble;

import dev.belvedere.topology.state.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Maintains what depends on an assembly by one of its outlets: reads what the outlet shows of an entry before and after a change, and sends the difference.
 *
 * @param <T> what it reads
 */
interface OutletMaintenance<T> {

    /** Returns what the outlet shows of this entry; null if the key has no row. */
    @Nullable
    T read(byte[] key, Entry entry);

    /** Sends the difference between what the outlet has shown and what it shows now. */
    void changed(byte[] key, @Nullable T before, @Nullable T after);

    /** Reads an entry that is about to change, and returns the action that sends the difference afterwards. */
    default Runnable changing(byte[] key, Entry entry) {
        T before = read(key, entry);
        return () -> changed(key, before, read(key, entry));
    }
}
