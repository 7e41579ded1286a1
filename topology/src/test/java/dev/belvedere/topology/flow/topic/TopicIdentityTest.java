package dev.belvedere.topology.flow.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.simulation.MemoryStore;
import org.junit.jupiter.api.Test;

class TopicIdentityTest {

    private final MemoryStore store = new MemoryStore();

    @Test
    void takesTheTopicThatTheRowsCameFrom() {
        check("a", 4);
        check("a", 4);
    }

    @Test
    void refusesAnotherTopicOfTheSameName() {
        check("a", 4);

        assertRefused("b", 4, "topic-recreated", "deleted and created again");
    }

    @Test
    void refusesTheTopicWithMorePartitions() {
        check("a", 4);

        assertRefused("a", 8, "partitions-added", "had 4 partitions");
    }

    private void check(String id, int partitions) {
        TopicIdentity.check(store, ShopCatalog.USERS, id, partitions);
    }

    private void assertRefused(String id, int partitions, String code, String words) {
        assertThatThrownBy(() -> check(id, partitions))
                .isInstanceOfSatisfying(
                        ForeignTopicException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }
}
