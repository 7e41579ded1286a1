package dev.belvedere.topology.flow.exchange;

import org.jspecify.annotations.Nullable;

/** A message between operators about the key that it is sent to. Rows are encoded as they are stored. Neither side modifies the arrays. */
public sealed interface Message {

    /** Calls the receiver's method for this kind of message. */
    void deliver(byte[] key, Receiver receiver);

    /** Handles messages, one method per kind. */
    interface Receiver {
        void rootRow(byte[] key, RootRow message);

        void subscribe(byte[] key, Subscribe message);

        void unsubscribe(byte[] key, Unsubscribe message);

        void answer(byte[] key, Found message);

        void ended(byte[] key, Ended message);

        void contribution(byte[] key, Contribution message);

        void unplaced(Unplaced message);
    }

    /**
     * Sets the row of a root part, or deletes it.
     *
     * @param offset the offset of the change in its partition
     */
    record RootRow(long offset, int part, byte @Nullable [] row) implements Message {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.rootRow(key, this);
        }
    }

    /**
     * Subscribes a key of another assembly to the row of this key.
     *
     * @param since the offset of the change that subscribes
     */
    record Subscribe(long since, int outlet, byte[] subscriber) implements Message {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.subscribe(key, this);
        }
    }

    /** Ends a subscription. */
    record Unsubscribe(int outlet, byte[] subscriber) implements Message {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.unsubscribe(key, this);
        }
    }

    /**
     * Answers a subscription: when it begins, and again whenever the row changes.
     *
     * @param since the offset of the change that subscribed
     * @param row the row found under the foreign key; null if there is none
     */
    record Found(int part, long since, byte[] foreignKey, byte @Nullable [] row) implements Message {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.answer(key, this);
        }
    }

    /** The last message of a subscription. */
    record Ended(int part, long since) implements Message {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.ended(key, this);
        }
    }

    /** Retracts a row's arguments from a group, adds others to it, or both at once. */
    record Contribution(int part, byte @Nullable [] retracted, byte @Nullable [] added) implements Message {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.contribution(key, this);
        }
    }

    /**
     * Rows that have failed, and of which not even the key is known, have come or gone. Goes to every shard, and concerns all its keys.
     *
     * @param reason why they have failed
     * @param change how many more there are; negative if there are fewer
     */
    record Unplaced(String reason, long change) implements Message {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.unplaced(this);
        }
    }
}
