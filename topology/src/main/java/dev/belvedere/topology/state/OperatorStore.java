package dev.belvedere.topology.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One operator's part of a stage's store. */
public final class OperatorStore implements OrderedStore {

    private final OrderedStore store;
    private final OperatorSpace space;

    public OperatorStore(OrderedStore store, OperatorSpace space) {
        this.store = store;
        this.space = space;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return store.get(space.key(key));
    }

    @Override
    public void put(byte[] key, byte @Nullable [] value) {
        store.put(space.key(key), value);
    }

    @Override
    public Scan scan(byte[] from, byte[] to) {
        return new OwnScan(store.scan(space.key(from), space.key(to)));
    }

    @Override
    public Scan reverseScan(byte[] from, byte[] to) {
        return new OwnScan(store.reverseScan(space.key(from), space.key(to)));
    }

    private record OwnScan(Scan scan) implements Scan {

        @Override
        public boolean hasNext() {
            return scan.hasNext();
        }

        @Override
        public Map.Entry<byte[], byte[]> next() {
            Map.Entry<byte[], byte[]> next = scan.next();
            return Map.entry(OperatorSpace.ownKey(next.getKey()), next.getValue());
        }

        @Override
        public void close() {
            scan.close();
        }
    }
}
