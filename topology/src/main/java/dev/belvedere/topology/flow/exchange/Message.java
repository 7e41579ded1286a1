package dev.belvedere.topology.flow.exchange;

import org.jspecify.annotations.Nullable;

/** What operators send each other: about the key it is sent to, or, for a mark, about a whole shard. Rows travel as they are stored. */
public sealed interface Message {

    /** Calls the method of the receiver that is for this kind of message. */
    void deliver(byte[] key, Receiver receiver);

    /** An assembly's side of the exchange: one method per kind of message. */
    interface Receiver {
        void rootRow(byte[] key, RootRow message);

        void subscribe(byte[] key, Subscribe message);

        void unsubscribe(byte[] key, Unsubscribe message);

        void answer(byte[] key, Found message);

        void ended(byte[] key, Ended message);

        void contribution(byte[] key, Contribution message);

        void last(byte[] key, Last message);

        void mark(Mark message);
    }

    /** A message that a change causes. */
    sealed interface Change extends Message {
        Provenance provenance();
    }

    /** The row of a root table is now this, or gone. */
    record RootRow(Provenance provenance, int part, byte @Nullable [] row) implements Change {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.rootRow(key, this);
        }
    }

    /** From now on this subscriber wants the row of the key. */
    record Subscribe(Provenance provenance, int outlet, byte[] subscriber) implements Change {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.subscribe(key, this);
        }
    }

    /** From now on it does not any more. */
    record Unsubscribe(Provenance provenance, int outlet, byte[] subscriber) implements Change {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.unsubscribe(key, this);
        }
    }

    /**
     * What a lookup found: for a new subscription, and again whenever it changes.
     *
     * @param since the offset of the change that subscribed
     */
    record Found(Provenance provenance, int part, long since, byte[] foreignKey, byte @Nullable [] row)
            implements Change {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.answer(key, this);
        }
    }

    /** The last message of a subscription. */
    record Ended(Provenance provenance, int part, long since) implements Change {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.ended(key, this);
        }
    }

    /** What a row took out of a group, and what it brings into it. */
    record Contribution(Provenance provenance, int part, byte @Nullable [] retracted, byte @Nullable [] added)
            implements Change {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.contribution(key, this);
        }
    }

    /**
     * The last message that ingest sends to a shard because of a change: all that the change, and every one before it in its source, has to say to the
     * shard directly has now been said. So that a shard need not wait for a mark to know it.
     */
    record Last(Change message) implements Message {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.last(key, this);
        }
    }

    /**
     * Everything of these sources before these offsets has been sent to this shard by this task.
     *
     * @param from the assembly that sends, or {@link dev.belvedere.topology.frontier.Channel#INGEST}
     * @param upstream the shard of that assembly; 0 for ingest
     * @param offsets by source number; -1 where the mark says nothing
     * @param target the one shard that asked to know; null where all are told
     */
    record Mark(
            int from,
            int upstream,
            long[] offsets,
            @Nullable Target target) implements Message {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.mark(this);
        }
    }

    /** A shard of an assembly that waits for a mark. */
    record Target(int assembly, int shard) {}
}
