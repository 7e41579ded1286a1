package dev.belvedere.topology.streams;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Supplies the RocksDB stores of an assembly, one for each replica of a shard, and reports when they open and close. */
final class ObservedStoreSupplier implements KeyValueBytesStoreSupplier {

    private final KeyValueBytesStoreSupplier stores;
    private final ShardListener listener;

    ObservedStoreSupplier(String name, ShardListener listener) {
        this.stores = Stores.persistentKeyValueStore(name);
        this.listener = listener;
    }

    @Override
    public String name() {
        return stores.name();
    }

    @Override
    public KeyValueStore<Bytes, byte[]> get() {
        return new ObservedStore(stores.get(), listener);
    }

    @Override
    public String metricsScope() {
        return stores.metricsScope();
    }
}
