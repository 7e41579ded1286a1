package dev.belvedere.topology.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.engine.replica.ReplicaMap.Replica;
import dev.belvedere.topology.state.ShardId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

/** A store with two input topics, and one that nobody reads. */
class ReplicaMapTrackerTest {

    private static final ShardId FIRST = new ShardId("orders", 0);

    private final List<StreamsMetadata> members = new ArrayList<>();
    private final ReplicaMapTracker tracker =
            new ReplicaMapTracker(Map.of("orders", List.of("from-tables", "from-users")), () -> members);

    private record Member(
            HostInfo hostInfo, Set<TopicPartition> topicPartitions, Set<TopicPartition> standbyTopicPartitions)
            implements StreamsMetadata {

        @Override
        public Set<String> stateStoreNames() {
            return Set.of();
        }

        @Override
        public Set<String> standbyStateStoreNames() {
            return Set.of();
        }

        @Override
        public String host() {
            return hostInfo.host();
        }

        @Override
        public int port() {
            return hostInfo.port();
        }
    }

    private static Set<TopicPartition> shard(int number, String... topics) {
        return Arrays.stream(topics)
                .map(topic -> new TopicPartition(topic, number))
                .collect(Collectors.toSet());
    }

    private void member(String host, Set<TopicPartition> active, Set<TopicPartition> standby) {
        members.add(new Member(new HostInfo(host, 80), active, standby));
    }

    @Test
    void isEmptyBeforeTheFirstRefresh() {
        member("a", shard(0, "from-tables"), Set.of());

        assertThat(tracker.replicas().instances()).isEmpty();
        assertThat(tracker.replicas().of(FIRST)).isEmpty();
    }

    @Test
    void listsTheActiveReplicaFirst() {
        member("a", Set.of(), shard(0, "from-tables", "from-users"));
        member("b", shard(0, "from-tables", "from-users"), Set.of());

        tracker.refresh();

        assertThat(tracker.replicas().of(FIRST))
                .containsExactly(new Replica("b:80", Role.ACTIVE), new Replica("a:80", Role.STANDBY));
    }

    @Test
    void listsInstancesInOrderAlsoIfTheyHoldNothing() {
        member("b", shard(0, "from-tables"), Set.of());
        member("a", Set.of(), Set.of());

        tracker.refresh();

        assertThat(tracker.replicas().instances()).containsExactly("a:80", "b:80");
    }

    @Test
    void ignoresTopicsOfStoresThatAreNotRead() {
        member("a", shard(0, "into-items"), Set.of());

        tracker.refresh();

        assertThat(tracker.replicas().byShard()).isEmpty();
    }
}
