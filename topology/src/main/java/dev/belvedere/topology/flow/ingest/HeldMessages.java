package dev.belvedere.topology.flow.ingest;

import dev.belvedere.topology.flow.exchange.Message;
import dev.belvedere.topology.flow.exchange.Outbox;
import java.util.ArrayList;
import java.util.List;

/** Holds the messages of one event until all of them are known, so that an event that cannot be taken in sends none. Used by one thread. */
final class HeldMessages implements Outbox {

    private final Outbox outbox;
    private final List<Runnable> held = new ArrayList<>();

    HeldMessages(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void send(int assembly, byte[] key, Message message) {
        held.add(() -> outbox.send(assembly, key, message));
    }

    @Override
    public void sendToAll(int assembly, Message message) {
        held.add(() -> outbox.sendToAll(assembly, message));
    }

    void release() {
        held.forEach(Runnable::run);
        held.clear();
    }

    void drop() {
        held.clear();
    }
}
