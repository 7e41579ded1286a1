package dev.belvedere.topology.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A shard that source 0 reaches directly and through the two shards of assembly 7; source 1 only directly, source 2 not at all. */
class FrontierTest {

    private final Frontier frontier = frontier();

    private static Frontier frontier() {
        return new Frontier(List.of(new Channel(Channel.INGEST, 1, List.of(0, 1)), new Channel(7, 2, List.of(0))), 3);
    }

    @Test
    void hasGotAsFarAsTheWayThatIsFurthestBehind() {
        frontier.accept(Channel.INGEST, 0, new long[] {10, -1, -1});
        frontier.accept(7, 0, new long[] {8, -1, -1});
        assertThat(frontier.reached()[0]).isZero();

        frontier.accept(7, 1, new long[] {9, -1, -1});

        assertThat(frontier.reached()[0]).isEqualTo(8);
    }

    @Test
    void doesNotWaitForWaysASourceDoesNotTake() {
        frontier.accept(Channel.INGEST, 0, new long[] {-1, 5, -1});

        assertThat(frontier.reached()[1]).isEqualTo(5);
    }

    @Test
    void neverGoesBack() {
        frontier.accept(Channel.INGEST, 0, new long[] {-1, 5, -1});

        boolean moved = frontier.accept(Channel.INGEST, 0, new long[] {-1, 3, -1});

        assertThat(moved).isFalse();
        assertThat(frontier.reached()[1]).isEqualTo(5);
    }

    @Test
    void saysThatASourceThatCannotReachItIsIn() {
        assertThat(frontier.reached()[2]).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void isTheSameAfterARestart() {
        frontier.accept(Channel.INGEST, 0, new long[] {10, 5, -1});
        frontier.accept(7, 0, new long[] {8, -1, -1});
        Frontier restarted = frontier();

        restarted.restore(frontier.encode());
        restarted.accept(7, 1, new long[] {9, -1, -1});

        assertThat(restarted.reached()).containsExactly(8, 5, Long.MAX_VALUE);
    }
}
