package dev.belvedere.topology.state.accumulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryMultisetTest {

    @Test
    void countsDistinctValuesAndKnowsTheFirstAndTheLast() {
        Multiset multiset = new MemoryMultiset(SqlType.INTEGER);

        assertThat(multiset.accept(5, 1)).isEqualTo(1);
        assertThat(multiset.accept(-5, 1)).isEqualTo(1);
        assertThat(multiset.accept(5, 1)).isZero();
        assertThat(multiset.least()).isEqualTo(-5);
        assertThat(multiset.greatest()).isEqualTo(5);
        List<String> counts = new ArrayList<>();
        multiset.each((value, count) -> counts.add(value + " × " + count));
        assertThat(counts).containsExactly("-5 × 1", "5 × 2");
    }

    @Test
    void forgetsWhatIsRetracted() {
        Multiset multiset = new MemoryMultiset(SqlType.INTEGER);
        multiset.accept(5, 1);

        assertThat(multiset.accept(5, -1)).isEqualTo(-1);
        assertThat(multiset.least()).isNull();
        assertThat(multiset.greatest()).isNull();
    }
}
