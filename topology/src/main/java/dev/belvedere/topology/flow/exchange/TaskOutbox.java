package dev.belvedere.topology.flow.exchange;

/** Accepts everything that a task sends to assemblies: the consequences of changes, and how far it has got. */
public interface TaskOutbox extends Outbox {

    /** Sends the last message of a change to the shard that owns the key. */
    void send(int assembly, byte[] key, Message.Last message);

    /** Sends a mark to the shard that requested it if that belongs to this assembly, otherwise to all shards of the assembly. */
    void send(int assembly, Message.Mark mark);
}
