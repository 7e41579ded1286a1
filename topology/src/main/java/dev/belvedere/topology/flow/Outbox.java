package dev.belvedere.topology.flow;

/** Where an operator puts what it sends. */
interface Outbox {

    /** Sends to the shard of the key. */
    void send(int assembly, byte[] key, Message message);

    /** Sends to every shard of the assembly. */
    void sendToAllShards(int assembly, Message.Mark mark);
}
