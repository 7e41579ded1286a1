package dev.belvedere.topology.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreKeysTest {

    private static final byte[] KEY = {1, 7};

    /** Stores on disk contain these keys: they never change. */
    @Test
    void putsTheRegionBeforeTheKeyAndTheOrdinalsBehindIt() {
        assertThat(StoreKeys.entry(KEY)).containsExactly('r', 1, 7);
        assertThat(StoreKeys.image(KEY)).containsExactly('i', 1, 7);
        assertThat(StoreKeys.subscriptions(KEY, 2)).containsExactly('s', 1, 7, 2);
        assertThat(StoreKeys.bag(KEY, 3)).containsExactly('b', 1, 7, 3);
        assertThat(StoreKeys.multiset(KEY, 3, 255)).containsExactly('m', 1, 7, 3, -1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256, 1_000})
    void refusesOrdinalsThatDoNotFitIntoAByte(int ordinal) {
        assertRefused(() -> StoreKeys.subscriptions(KEY, ordinal), "outlet " + ordinal);
        assertRefused(() -> StoreKeys.bag(KEY, ordinal), "part " + ordinal);
        assertRefused(() -> StoreKeys.multiset(KEY, ordinal, 0), "part " + ordinal);
        assertRefused(() -> StoreKeys.multiset(KEY, 0, ordinal), "aggregate call " + ordinal);
    }

    private static void assertRefused(ThrowingCallable made, String what) {
        assertThatThrownBy(made)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(what)
                .hasMessageContaining("0 to 255");
    }

    @Test
    void endsARangeBehindAllKeysWithThePrefix() {
        assertThat(StoreKeys.afterPrefix(new byte[] {'m', 1})).containsExactly('m', 2);
        assertThat(StoreKeys.afterPrefix(new byte[] {'m', 1, -1, -1})).containsExactly('m', 2);
    }

    @Test
    void findsTheKeyOfAStoreKey() {
        assertThat(StoreKeys.keyOfEntry(StoreKeys.entry(KEY))).isEqualTo(KEY);
        assertThat(StoreKeys.keyOfImage(StoreKeys.image(KEY))).isEqualTo(KEY);
    }
}
