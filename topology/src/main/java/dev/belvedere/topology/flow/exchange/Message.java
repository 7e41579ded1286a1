package dev.belvedere.topology.flow.exchange;

import dev.belvedere.topology.state.ShardId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message between operators: about the key it is sent to or, in the case of a mark, about a whole shard. Rows are encoded as they are stored. Neither
 * side modifies the arrays.
 */
public sealed interface Message {

    /** Calls the receiver's method for this kind of message. */
    void deliver(byte[] key, Receiver receiver);

    /** Returns the numbers of the destination's shards that receive this message. */
    Set<Integer> shards(byte[] key, Destination destination);

    /** Handles messages, one method per kind. */
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

    /** A message caused by a change of a source row. */
    sealed interface ChangeMessage extends Message {
        Provenance provenance();

        @Override
        default Set<Integer> shards(byte[] key, Destination destination) {
            return Set.of(destination.shardOf(key));
        }
    }

    /** Sets the row of a root part, or deletes it. */
    record RootRow(Provenance provenance, int part, byte @Nullable [] row) implements ChangeMessage {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.rootRow(key, this);
        }
    }

    /** Subscribes a key of another assembly to the row of this key. */
    record Subscribe(Provenance provenance, int outlet, byte[] subscriber) implements ChangeMessage {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.subscribe(key, this);
        }
    }

    /** Ends a subscription. */
    record Unsubscribe(Provenance provenance, int outlet, byte[] subscriber) implements ChangeMessage {
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
    record Found(Provenance provenance, int part, long since, byte[] foreignKey, byte @Nullable [] row)
            implements ChangeMessage {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.answer(key, this);
        }
    }

    /** The last message of a subscription. */
    record Ended(Provenance provenance, int part, long since) implements ChangeMessage {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.ended(key, this);
        }
    }

    /** Retracts a row's arguments from a group, adds others to it, or both at once. */
    record Contribution(Provenance provenance, int part, byte @Nullable [] retracted, byte @Nullable [] added)
            implements ChangeMessage {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.contribution(key, this);
        }
    }

    /**
     * The last message that ingest sends to a shard because of a change. It tells the shard, without a mark, that it has received every direct
     * consequence of this change and of all earlier ones of the same source.
     */
    record Last(ChangeMessage message) implements Message {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.last(key, this);
        }

        @Override
        public Set<Integer> shards(byte[] key, Destination destination) {
            return message.shards(key, destination);
        }
    }

    /**
     * States that the sending task has sent this shard everything of these sources before these offsets.
     *
     * @param from the ordinal of the sending assembly, or {@link dev.belvedere.topology.frontier.Channel#INGEST}
     * @param upstream the number of the sending shard; 0 for ingest
     * @param offsets by source number; -1 for sources the mark says nothing about
     * @param target the shard that requested the mark; null if the mark is for all shards
     */
    record Mark(
            int from,
            int upstream,
            long[] offsets,
            @Nullable ShardId target) implements Message {
        @Override
        public void deliver(byte[] key, Receiver receiver) {
            receiver.mark(this);
        }

        @Override
        public Set<Integer> shards(byte[] key, Destination destination) {
            return destination.shardsFor(target);
        }
    }
}
