package dev.belvedere.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeedsTest {

    private final @Nullable String fresh = System.getProperty("belvedere.seeds");
    private final @Nullable String replayed = System.getProperty("belvedere.seed");

    @AfterEach
    void restore() {
        set("belvedere.seeds", fresh);
        set("belvedere.seed", replayed);
    }

    @Test
    void areFixedByDefault() {
        set("belvedere.seeds", null);
        set("belvedere.seed", null);
        assertThat(Seeds.range(1, 3)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void areJoinedByFreshOnes() {
        set("belvedere.seeds", "4");
        set("belvedere.seed", null);
        assertThat(Seeds.range(1, 3)).startsWith(1L, 2L, 3L).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void areOneWhereAFailureIsReplayed() {
        set("belvedere.seed", "-42");
        assertThat(Seeds.range(1, 3)).containsExactly(-42L);
    }

    private static void set(String property, @Nullable String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }
}
