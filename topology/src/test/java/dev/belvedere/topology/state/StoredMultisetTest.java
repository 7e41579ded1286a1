package dev.belvedere.topology.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.simulation.MemoryStore;
import org.junit.jupiter.api.Test;

class StoredMultisetTest {

    private final MemoryStore store = new MemoryStore();
    private final StoredMultiset values = multiset(1);

    private StoredMultiset multiset(int call) {
        return new StoredMultiset(store, StoreKeys.multiset(new byte[] {1, 7}, 0, call), SqlType.BIGINT);
    }

    @Test
    void tellsWhenAValueBecomesDistinctAndWhenItCeasesToBe() {
        assertThat(values.accept(5L, 1)).isEqualTo(1);
        assertThat(values.accept(5L, 1)).isZero();
        assertThat(values.accept(5L, -1)).isZero();
        assertThat(values.accept(5L, -1)).isEqualTo(-1);
    }

    @Test
    void findsTheLeastAndTheGreatestValue() {
        values.accept(5L, 1);
        values.accept(-3L, 1);
        values.accept(9L, 1);
        values.accept(9L, -1);

        assertThat(values.least()).isEqualTo(-3L);
        assertThat(values.greatest()).isEqualTo(5L);
    }

    @Test
    void hasNoLeastValueOnceAllAreRetracted() {
        values.accept(5L, 1);
        values.accept(5L, -1);

        assertThat(values.least()).isNull();
        assertThat(values.greatest()).isNull();
        assertThat(store.size()).isZero();
    }

    @Test
    void hidesAValueWhoseRetractionCameFirst() {
        values.accept(5L, 1);
        values.accept(-3L, -1);
        values.accept(9L, -1);

        assertThat(values.least()).isEqualTo(5L);
        assertThat(values.greatest()).isEqualTo(5L);
    }

    /** Changes of different channels can arrive in any order, so a retraction may come first. */
    @Test
    void acceptsARetractionBeforeItsAddition() {
        assertThat(values.accept(5L, -1)).isZero();
        assertThat(values.accept(5L, 1)).isZero();
        assertThat(values.accept(5L, 1)).isEqualTo(1);
    }

    @Test
    void keepsTheValuesOfOtherCallsApart() {
        values.accept(5L, 1);
        multiset(0).accept(1L, 1);
        multiset(2).accept(9L, 1);

        assertThat(values.least()).isEqualTo(5L);
        assertThat(values.greatest()).isEqualTo(5L);
    }
}
