package dev.belvedere.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoopsTest {

    @Test
    void findsNoneWhereAllArrowsRunDown() {
        assertThat(Loops.in(Map.of("a", Set.of("b", "c"), "b", Set.of("c"), "c", Set.of())))
                .isEmpty();
    }

    @Test
    void findsTwoThatKnowEachOther() {
        assertThat(Loops.in(Map.of("a", Set.of("b"), "b", Set.of("a", "c"), "c", Set.of())))
                .containsExactly(Set.of("a", "b"));
    }

    @Test
    void findsALongWayRoundAndASecondLoopBelowIt() {
        assertThat(Loops.in(Map.of(
                        "a", Set.of("b"), "b", Set.of("c"), "c", Set.of("a", "d"), "d", Set.of("e"), "e", Set.of("d"))))
                .containsExactlyInAnyOrder(Set.of("a", "b", "c"), Set.of("d", "e"));
    }
}
