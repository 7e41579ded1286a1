package dev.belvedere.topology.engine.replica;

import java.util.Locale;

/** What a copy of a shard is for. */
public enum Role {
    /** Takes in changes. */
    ACTIVE,
    /** Follows the active copy, ready to take over. */
    STANDBY;

    /** In lower case, as it is shown. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
