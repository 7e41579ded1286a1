package dev.belvedere.topology.flow.exchange;

/** Accepts the messages that a change causes. Assemblies are named by their ordinals. */
public interface Outbox {

    /** Sends a message to the shard that owns the key. */
    void send(int assembly, byte[] key, Message message);

    /** Sends a message to every shard. */
    void sendToAll(int assembly, Message message);
}
