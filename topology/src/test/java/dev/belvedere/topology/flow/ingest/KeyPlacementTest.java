package dev.belvedere.topology.flow.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.frame.KeyPartitioner;
import dev.belvedere.topology.simulation.MemoryStore;
import dev.belvedere.topology.state.StoreKeys;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyPlacementTest {

    private static final int PARTITIONS = 4;

    private final MemoryStore store = new MemoryStore();
    private KeyPlacement placement = stored();

    @ParameterizedTest
    @EnumSource(KeyPartitioner.class)
    void takesTheKeysThatOnePartitionerPutsThere(KeyPartitioner partitioner) {
        keysIn(1, partitioner).limit(50).forEach(key -> placement.check(key));
    }

    @Test
    void refusesTheKeysOfTwoPartitioners() {
        keysIn(1, KeyPartitioner.MURMUR2).limit(50).forEach(key -> placement.check(key));

        assertRefused(() -> keysIn(1, KeyPartitioner.CRC32).limit(50).forEach(placement::check), "foreign-partition");
    }

    @Test
    void refusesKeysFromBeforeThereWereMorePartitions() {
        assertRefused(
                () -> texts().filter(key -> KeyPartitioner.MURMUR2.partition(key, 2) == 1)
                        .limit(50)
                        .forEach(placement::check),
                "foreign-partition");
    }

    @Test
    void refusesAnEventWithoutAKey() {
        assertRefused(() -> check(null), "missing-record-key");
    }

    @Test
    void refusesASecondKeySchemaAfterARestart() {
        placement.check(framed(1));
        placement = stored();

        assertRefused(() -> placement.check(framed(2)), "key-schema-changed");
    }

    @Test
    void remembersThePartitionerOverARestart() {
        keysIn(1, KeyPartitioner.MURMUR2).limit(50).forEach(key -> placement.check(key));
        placement = stored();

        assertRefused(() -> keysIn(1, KeyPartitioner.CRC32).limit(50).forEach(placement::check), "foreign-partition");
    }

    @Test
    void takesEverythingInTheOnlyPartition() {
        placement = new KeyPlacement(0, 1, null, known -> {});

        check(null);
        check(framed(1));
        check(framed(2));
    }

    private KeyPlacement stored() {
        return new KeyPlacement(
                1,
                PARTITIONS,
                store.get(StoreKeys.keyPlacement()),
                known -> store.put(StoreKeys.keyPlacement(), known));
    }

    private void check(byte @Nullable [] key) {
        placement.check(key);
    }

    /** Returns a key in partition 1 that is written with this schema. */
    private static byte[] framed(int schemaId) {
        return IntStream.range(0, 1_000)
                .mapToObj(id -> new byte[] {0, 0, 0, 0, (byte) schemaId, (byte) id, (byte) (id >> 8)})
                .filter(key -> KeyPartitioner.MURMUR2.partition(key, PARTITIONS) == 1)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<byte[]> keysIn(int partition, KeyPartitioner partitioner) {
        return texts().filter(key -> partitioner.partition(key, PARTITIONS) == partition);
    }

    private static Stream<byte[]> texts() {
        return IntStream.range(0, 1_000).mapToObj(id -> Integer.toString(id).getBytes(UTF_8));
    }

    private static void assertRefused(ThrowingCallable check, String code) {
        assertThatThrownBy(check)
                .isInstanceOfSatisfying(
                        BelvedereException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
