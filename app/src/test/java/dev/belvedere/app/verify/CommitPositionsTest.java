package dev.belvedere.app.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitPositionsTest {

    private final CommitPositions positions = new CommitPositions();

    @Test
    void findsTheOffsetBehindTheLastTransactionAtOrBeforeAPosition() {
        positions.add(100, 1);
        positions.add(200, 3);
        positions.add(300, 7);

        assertThat(positions.offsetAt(99)).isZero();
        assertThat(positions.offsetAt(100)).isEqualTo(2);
        assertThat(positions.offsetAt(299)).isEqualTo(4);
        assertThat(positions.offsetAt(300)).isEqualTo(8);
    }

    @Test
    void knowsAllTransactionsUpToAPositionOnceALaterOneIsKnown() {
        positions.add(100, 1);
        assertThat(positions.isBehind(100)).isFalse();

        positions.add(101, 3);

        assertThat(positions.isBehind(100)).isTrue();
    }

    @Test
    void takesATransactionOnceThatTheConnectorRepeats() {
        positions.add(100, 1);
        positions.add(200, 3);
        positions.add(100, 5);
        positions.add(200, 7);
        positions.add(300, 9);

        assertThat(positions.offsetAt(200)).isEqualTo(4);
        assertThat(positions.offsetAt(300)).isEqualTo(10);
    }

    @Test
    void readsAPositionAsPostgresWritesIt() {
        assertThat(ExportedSnapshot.position("16/B374D848")).isEqualTo(0x16_B374D848L);
    }
}
