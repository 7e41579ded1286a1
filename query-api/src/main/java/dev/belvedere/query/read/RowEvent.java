package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.freshness.Snapshot;

/** An event of a subscription: a change of a row, the end of an epoch, or the beginning of a full resync. */
public sealed interface RowEvent {

    /** Calls the case of this event. */
    void accept(Cases cases);

    /** One method for each event. */
    interface Cases {

        void upsert(Upsert event);

        void delete(Delete event);

        void epoch(Ended event);

        void reset(Reset event);
    }

    /**
     * The row is new, or has changed. It may have failed.
     *
     * @param epoch the epoch that has changed it, or earlier ones that end with it: the first of these
     */
    record Upsert(Row row, long epoch) implements RowEvent {

        @Override
        public void accept(Cases cases) {
            cases.upsert(this);
        }
    }

    /**
     * The row no longer exists, or no longer belongs to the subscription.
     *
     * @param epoch as of {@link Upsert}
     */
    record Delete(Row row, long epoch) implements RowEvent {

        @Override
        public void accept(Cases cases) {
            cases.delete(this);
        }
    }

    /** An epoch has ended: the subscriber has exactly the rows of this snapshot. */
    record Ended(Snapshot snapshot) implements RowEvent {

        @Override
        public void accept(Cases cases) {
            cases.epoch(this);
        }
    }

    /** A full resync begins, because the next changes are not known here: all rows follow, and those sent before are void. */
    record Reset() implements RowEvent {

        @Override
        public void accept(Cases cases) {
            cases.reset(this);
        }
    }
}
