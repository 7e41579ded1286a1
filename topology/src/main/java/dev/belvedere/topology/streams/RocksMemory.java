package dev.belvedere.topology.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the memory of all RocksDB stores of this process together: one block cache, which also contains indexes and filters, and one budget for write
 * buffers, which is part of the cache. The bound is {@link #BYTES} of the first store that the process opens.
 */
public final class RocksMemory implements RocksDBConfigSetter {

    /** The Kafka Streams setting of the bound, in bytes. */
    public static final String BYTES = "belvedere.rocksdb.memory.bytes";

    private static final long WRITE_BUFFER_BYTES = 8L << 20;
    private static final int WRITE_BUFFERS = 3;

    /**
     * What a write buffer takes at a time. RocksDB's own choice, 1 MiB for buffers of this size, is what each column family of each store takes for its first
     * byte: a hundred stores would fill the budget with empty blocks, and every write would wait for a flush.
     */
    private static final long ARENA_BLOCK_BYTES = 64 << 10;

    private static @Nullable Shared shared;

    /** The memory that all stores share. Lives as long as the process. */
    private record Shared(LRUCache cache, WriteBufferManager writeBuffers) {
        static Shared of(long bytes) {
            RocksDB.loadLibrary();
            LRUCache cache = new LRUCache(bytes);
            return new Shared(cache, new WriteBufferManager(bytes / 2, cache));
        }
    }

    private static synchronized Shared shared(long bytes) {
        if (shared == null) {
            shared = Shared.of(bytes);
        }
        return shared;
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        Shared memory = shared(Long.parseLong(String.valueOf(configs.get(BYTES))));
        // Modify Kafka Streams' own table configuration: a new one would lose settings that Streams relies on.
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(table);
        // Adjacent records resemble each other: compression halves the bytes to write, to read and to cache.
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS);
        options.setArenaBlockSize(ARENA_BLOCK_BYTES);
    }

    @Override
    public void close(String store, Options options) {
        // All stores share the cache and the budget.
    }
}
