package dev.belvedere.topology.flow.ingest;

/**
 * A message between the ingest tasks of one table about a TRUNCATE: its event is in one partition, but the table's rows are in all of them. An epoch is not finished
 * before all of these messages have been handled.
 */
public sealed interface Truncation {

    /** Calls the receiver's method for this kind of message. */
    void deliver(Receiver receiver);

    /** Handles TRUNCATE messages, one method per kind. */
    interface Receiver {
        void announced(Announced truncation);

        void goOn();
    }

    /**
     * The table was truncated.
     *
     * @param before rows that were last changed before this position are deleted
     */
    record Announced(long before) implements Truncation {
        @Override
        public void deliver(Receiver receiver) {
            receiver.announced(this);
        }
    }

    /** A task reminds itself to delete the next rows, so that a large table is not emptied in one transaction. */
    record GoOn() implements Truncation {
        @Override
        public void deliver(Receiver receiver) {
            receiver.goOn();
        }
    }
}
