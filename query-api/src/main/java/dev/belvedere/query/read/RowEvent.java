package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;

/** An event of a subscription, with the subscriber's position after it. */
public sealed interface RowEvent {

    SubscriptionPosition position();

    /** Calls the case of this event. */
    void accept(Cases cases);

    /** One method for each event. */
    interface Cases {

        void upsert(Upsert event);

        void delete(Delete event);

        void current(Current event);

        void reset(Reset event);
    }

    /** The row is new, or has changed. */
    record Upsert(Row row, SubscriptionPosition position) implements RowEvent {

        @Override
        public void accept(Cases cases) {
            cases.upsert(this);
        }
    }

    /** The row no longer exists, or no longer belongs to the subscription. */
    record Delete(Row row, SubscriptionPosition position) implements RowEvent {

        @Override
        public void accept(Cases cases) {
            cases.delete(this);
        }
    }

    /** All existing rows have been sent: changes follow. */
    record Current(SubscriptionPosition position) implements RowEvent {

        @Override
        public void accept(Cases cases) {
            cases.current(this);
        }
    }

    /** A full resync begins, because the next changes are not known here: all rows follow, and those sent before are void. */
    record Reset(SubscriptionPosition position) implements RowEvent {

        @Override
        public void accept(Cases cases) {
            cases.reset(this);
        }
    }
}
