package dev.belvedere.topology.epoch;

import java.util.UUID;

/**
 * One period in which one instance decides.
 *
 * @param term counts the periods: each leader's is higher than all before it
 * @param id tells instances apart that claim the same term; the first claim in the topic counts
 */
public record Leader(long term, UUID id) {

    /** Stands for none. */
    public static final Leader NONE = new Leader(0, new UUID(0, 0));

    /** Returns the next period, led by the caller. */
    public Leader next() {
        return new Leader(term + 1, UUID.randomUUID());
    }
}
