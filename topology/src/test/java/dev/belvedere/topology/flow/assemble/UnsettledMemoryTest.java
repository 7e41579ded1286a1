package dev.belvedere.topology.flow.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnsettledMemoryTest {

    private static final long MIB = 1 << 20;

    @Test
    void sharesAnEighthOfTheHeap() {
        assertThat(UnsettledMemory.bytesPerShard(512 * MIB, 16)).isEqualTo(4 * MIB);
    }

    @Test
    void leavesEachOfManyShardsItsLeast() {
        assertThat(UnsettledMemory.bytesPerShard(512 * MIB, 1_000)).isEqualTo(MIB);
    }

    @Test
    void isCountedInAnInt() {
        assertThat(UnsettledMemory.bytesPerShard(1L << 40, 1)).isEqualTo(Integer.MAX_VALUE);
    }
}
