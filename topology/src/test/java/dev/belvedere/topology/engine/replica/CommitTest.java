package dev.belvedere.topology.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitTest {

    @Test
    void isReadAsItWasWritten() {
        Commit read = Commit.decode(new Commit(7, new long[] {0, 300, Long.MAX_VALUE}).encode(), 3);

        assertThat(read.number()).isEqualTo(7);
        assertThat(read.offsets()).containsExactly(0, 300, Long.MAX_VALUE);
    }

    @Test
    void doesNotGoBackWhereLessIsSaidToBeIn() {
        Commit merged = new Commit(7, new long[] {10, 20}).and(new long[] {5, 30});

        assertThat(merged.number()).isEqualTo(7);
        assertThat(merged.offsets()).containsExactly(10, 30);
    }
}
