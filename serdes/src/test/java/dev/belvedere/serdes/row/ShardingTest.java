package dev.belvedere.serdes.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardingTest {

    private static final RowType USER_AND_ORDER =
            new RowType(List.of(new Column("user_id", SqlType.BIGINT, true), new Column("id", SqlType.BIGINT, false)));

    /** The published test vectors of MurmurHash3 x86 32, as unsigned numbers: rows lie where these say. They never change. */
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "hello, 613153351",
        "'hello, world', 345750399",
        "The quick brown fox jumps over the lazy dog, 776992547"
    })
    void putsKeysWhereTheyAlwaysWere(String key, int hash) {
        assertThat(Sharding.shardOf(key.getBytes(UTF_8), Integer.MAX_VALUE)).isEqualTo(hash);
    }

    @Test
    void takesTheHashForAnUnsignedNumber() {
        // Its hash is 0xe31e8a70: negative, were it signed.
        assertThat(Sharding.shardOf("19 Jan 2038 at 3:14:07 AM".getBytes(UTF_8), 1_024))
                .isEqualTo(624);
    }

    @Test
    void spreadsConsecutiveKeysEvenly() {
        Sharding sharding = new Sharding(new RowType(List.of(new Column("id", SqlType.BIGINT, false))), 1, 16);
        AtomicIntegerArray keys = new AtomicIntegerArray(16);

        LongStream.range(0, 16_000).forEach(id -> keys.incrementAndGet(sharding.shardOf(Row.of(id))));

        assertThat(IntStream.range(0, 16).map(keys::get)).allMatch(count -> count > 850 && count < 1_150);
    }

    @Test
    void findsTheSameShardForARowAndItsEncodedKey() {
        Sharding sharding = new Sharding(USER_AND_ORDER, 2, 1_024);
        Row key = Row.of(17L, 4L);

        assertThat(sharding.shardOf(key))
                .isEqualTo(sharding.shardOf(KeyCodec.of(USER_AND_ORDER).encode(key)));
    }

    @Test
    void keepsKeysWithTheSameLeadingColumnsTogether() {
        Sharding sharding = new Sharding(USER_AND_ORDER, 1, 1_024);
        KeyCodec codec = KeyCodec.of(USER_AND_ORDER);

        assertThat(sharding.shardOf(codec.encode(Row.of(17L, 4L))))
                .isEqualTo(sharding.shardOf(codec.encode(Row.of(17L, 5L))))
                .isEqualTo(sharding.shardOf(Row.of(17L)));
    }
}
