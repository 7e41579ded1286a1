package dev.belvedere.topology.engine.replica;

import java.util.Locale;

/** The role of a replica. */
public enum Role {
    /** Applies changes. */
    ACTIVE,
    /** Follows the active replica by its changelog, ready to take over. */
    STANDBY;

    /** Returns the name in lower case, as the API shows it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
