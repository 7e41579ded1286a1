package dev.belvedere.topology.flow.ingest;

import org.jspecify.annotations.Nullable;

/** A request to settle an event that was set aside, at the task of its partition. It has no effect if the event is settled. */
public sealed interface Repair {

    /** The offset of the event. */
    long offset();

    /** Calls the receiver's method for this kind of request. */
    void deliver(Receiver receiver);

    /** Handles requests, one method per kind. */
    interface Receiver {
        void replay(Replay request);

        void skip(Skip request);
    }

    /** Takes in the event now. Neither side modifies the arrays. */
    record Replay(long offset, byte @Nullable [] key, byte @Nullable [] value) implements Repair {
        @Override
        public void deliver(Receiver receiver) {
            receiver.replay(this);
        }
    }

    /** Goes on as if the event had not been. */
    record Skip(long offset) implements Repair {
        @Override
        public void deliver(Receiver receiver) {
            receiver.skip(this);
        }
    }
}
