package dev.belvedere.topology.flow.exchange;

/** Where an operator puts what it sends. */
public interface Outbox {

    /** Sends to the shard of the key. */
    void send(int assembly, byte[] key, Message message);

    /** Sends to the shard of the assembly that is the mark's target, and to every shard where another one, or none, is. */
    void send(int assembly, Message.Mark mark);
}
