package dev.belvedere.serdes.row;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;

/**
 * Which shard a key belongs to: 32-bit MurmurHash3 (x86 variant, seed 0) of the encoded key, as an unsigned number, modulo the number of shards.
 * State on disk and rows in topics lie where this function once put them: it never changes.
 */
public final class Shards {

    private static final HashFunction MURMUR3 = Hashing.murmur3_32_fixed();

    private Shards() {}

    /**
     * From 0 to {@code shards - 1}.
     *
     * @param key as {@link KeyCodec} encodes it
     */
    public static int of(byte[] key, int shards) {
        return Integer.remainderUnsigned(MURMUR3.hashBytes(key).asInt(), shards);
    }
}
