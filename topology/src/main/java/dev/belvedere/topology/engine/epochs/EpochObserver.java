package dev.belvedere.topology.engine.epochs;

import java.time.Duration;

/** Is told by this instance's keeper, while it leads, what epochs take in and how long they take. Called by one thread; has to be quick. */
public interface EpochObserver {

    /** This instance keeps the epochs from now on, or does not any more. */
    void leads(boolean now);

    /** A stage has finished the epoch that it processed. */
    void stageTook(int stage, Duration time);

    /** An epoch has become visible. */
    void epochTook(Duration time);

    /** A transaction of a database has become visible, so long after it was committed. */
    void transactionVisible(int database, Duration age);

    /** The last event that a poll has returned of a table without transactions has become visible, so long after it was written. */
    void eventVisible(Duration age);

    /** Offsets of a source have become visible. */
    void taken(int source, long offsets);
}
