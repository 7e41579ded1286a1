package dev.belvedere.topology.flow;

import org.jspecify.annotations.Nullable;

/** Reads the provenance out of a message of any kind; a mark has none. */
final class Provenances implements Message.Receiver {

    private @Nullable Provenance found;

    private Provenances() {}

    static @Nullable Provenance of(Message message) {
        Provenances reader = new Provenances();
        message.deliver(new byte[0], reader);
        return reader.found;
    }

    @Override
    public void rootRow(byte[] key, Message.RootRow message) {
        found = message.provenance();
    }

    @Override
    public void subscribe(byte[] key, Message.Subscribe message) {
        found = message.provenance();
    }

    @Override
    public void unsubscribe(byte[] key, Message.Unsubscribe message) {
        found = message.provenance();
    }

    @Override
    public void answer(byte[] key, Message.Found message) {
        found = message.provenance();
    }

    @Override
    public void ended(byte[] key, Message.Ended message) {
        found = message.provenance();
    }

    @Override
    public void contribution(byte[] key, Message.Contribution message) {
        found = message.provenance();
    }

    @Override
    public void mark(Message.Mark message) {}
}
