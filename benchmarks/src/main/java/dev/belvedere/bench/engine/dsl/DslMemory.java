package dev.belvedere.bench.engine.dsl;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** Limits the memory of all stores of the DSL together, as Kafka's documentation recommends; all else keeps the defaults of Kafka Streams. */
public final class DslMemory implements RocksDBConfigSetter {

    /** The Streams setting, a number of bytes. */
    static final String BYTES = "bench.rocksdb.memory.bytes";

    private static @Nullable LRUCache cache;
    private static @Nullable WriteBufferManager writeBuffers;

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        bound(options, Long.parseLong(String.valueOf(configs.get(BYTES))));
    }

    private static synchronized void bound(Options options, long bytes) {
        RocksDB.loadLibrary();
        LRUCache blocks = cache == null ? new LRUCache(bytes) : cache;
        WriteBufferManager buffers = writeBuffers == null ? new WriteBufferManager(bytes / 2, blocks) : writeBuffers;
        cache = blocks;
        writeBuffers = buffers;
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(blocks);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(buffers);
    }

    @Override
    public void close(String store, Options options) {
        // All stores share the cache and the buffer manager.
    }
}
