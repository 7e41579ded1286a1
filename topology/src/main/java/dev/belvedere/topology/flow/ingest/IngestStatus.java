package dev.belvedere.topology.flow.ingest;

import dev.belvedere.topology.epoch.BadEvent;
import java.util.Optional;

/** What the ingest of one partition of a table tells besides what it sends. Used by the thread that runs it. */
public interface IngestStatus {

    /** Returns the event before which it stands still, because it cannot be taken in: it and what follows it have no effect, and must not count as processed. */
    Optional<BadEvent> paused();

    /** Returns how many rows lack an event that was set aside. */
    long incomplete();
}
