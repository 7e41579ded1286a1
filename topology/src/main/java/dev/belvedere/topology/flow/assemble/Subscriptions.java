package dev.belvedere.topology.flow.assemble;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import java.util.Arrays;
import java.util.Map;

/** The subscribers of each key's row, stored as {@code key, outlet, subscriber -> offset of the change that subscribed}. */
final class Subscriptions {

    private final OrderedStore store;

    Subscriptions(OrderedStore store) {
        this.store = store;
    }

    void add(byte[] key, int outlet, byte[] subscriber, long since) {
        ByteWriter out = new ByteWriter(8);
        out.writeVarlong(since);
        store.put(at(key, outlet, subscriber), out.toByteArray());
    }

    /** Removes a subscription. Returns the offset of the change that subscribed, or -1 if there was no subscription. */
    long remove(byte[] key, int outlet, byte[] subscriber) {
        byte[] at = at(key, outlet, subscriber);
        byte[] stored = store.get(at);
        store.put(at, null);
        return stored == null ? -1 : since(stored);
    }

    /** Receives the subscribers that {@link #visit} finds. */
    interface Visitor {
        void subscriber(byte[] subscriber, long since);
    }

    /** Visits all subscribers, in order. */
    void visit(byte[] key, int outlet, Visitor visitor) {
        byte[] prefix = StoreKeys.subscriptions(key, outlet);
        try (OrderedStore.Scan scan = store.scan(prefix, StoreKeys.afterPrefix(prefix))) {
            while (scan.hasNext()) {
                Map.Entry<byte[], byte[]> found = scan.next();
                byte[] subscriber = Arrays.copyOfRange(found.getKey(), prefix.length, found.getKey().length);
                visitor.subscriber(subscriber, since(found.getValue()));
            }
        }
    }

    private static byte[] at(byte[] key, int outlet, byte[] subscriber) {
        return StoreKeys.append(StoreKeys.subscriptions(key, outlet), subscriber);
    }

    private static long since(byte[] stored) {
        return new ByteReader(stored, 0).readVarlong();
    }
}
