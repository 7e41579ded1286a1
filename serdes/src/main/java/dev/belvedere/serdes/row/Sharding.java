package dev.belvedere.serdes.row;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Assigns keys to shards. A key's shard is the 32-bit MurmurHash3 (x86 variant, seed 0) of its encoded leading columns, as an unsigned number, modulo the
 * number of shards. Rows in topics and on disk lie where this function has put them, so it must never change. Thread-safe.
 */
public final class Sharding {

    private static final HashFunction MURMUR3 = Hashing.murmur3_32_fixed();

    private final KeyCodec leading;
    private final boolean wholeKey;
    private final int shards;

    /**
     * @param key the key's columns
     * @param leadingColumns how many of them decide the shard, at least one
     * @param shards the number of shards
     */
    public Sharding(RowType key, int leadingColumns, int shards) {
        this.leading = KeyCodec.of(
                key.project(IntStream.range(0, leadingColumns).boxed().toList()));
        this.wholeKey = leadingColumns == key.size();
        this.shards = shards;
    }

    /** Returns the number of shards. */
    public int shards() {
        return shards;
    }

    /**
     * Returns the shard of a key, from 0 to {@code shards() - 1}.
     *
     * @param key all columns of the key, as {@link KeyCodec} encodes them
     */
    public int shardOf(byte[] key) {
        return shardOf(wholeKey ? key : Arrays.copyOf(key, leading.lengthAt(key, 0)), shards);
    }

    /**
     * Returns the shard of all keys that begin with these values.
     *
     * @param key the values of the leading columns that decide the shard, and possibly of more
     */
    public int shardOf(Row key) {
        return shardOf(leading.encode(key), shards);
    }

    static int shardOf(byte[] encoded, int shards) {
        return Integer.remainderUnsigned(MURMUR3.hashBytes(encoded).asInt(), shards);
    }
}
