package dev.belvedere.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShardReplicasTest {

    private static final String A = "{\"instance\":\"a:1\",\"role\":\"active\"}";
    private static final String A_STANDBY = "{\"instance\":\"a:1\",\"role\":\"standby\"}";
    private static final String B = "{\"instance\":\"b:1\",\"role\":\"active\"}";
    private static final String B_STANDBY = "{\"instance\":\"b:1\",\"role\":\"standby\"}";
    private static final String B_RESTORING = "{\"instance\":\"b:1\",\"role\":\"restoring\"}";

    @Test
    void missNothingIfEveryShardHasOneActiveReplicaAndAStandby() throws JsonProcessingException {
        assertThat(missing(Set.of("a:1", "b:1"), A + "," + B_STANDBY, B + "," + A_STANDBY))
                .isEmpty();
        assertThat(missing(Set.of("a:1"), A, A)).isEmpty();
    }

    @Test
    void missAReplicaThatIsBeingRestored() throws JsonProcessingException {
        assertThat(missing(Set.of("a:1", "b:1"), A + "," + B_STANDBY, A + "," + B_RESTORING))
                .contains("order_summary 1", "restoring");
    }

    @Test
    void missAReadableReplicaThatIsNotFullyRestored() throws JsonProcessingException {
        String half = "{\"instance\":\"b:1\",\"role\":\"standby\",\"restoredPercent\":50.0}";
        assertThat(missing(Set.of("a:1", "b:1"), A + "," + B_STANDBY, A + "," + half))
                .contains("order_summary 1", "50.0");
    }

    @Test
    void missAReplicaOfAStoppedInstance() throws JsonProcessingException {
        assertThat(missing(Set.of("a:1"), A, B)).contains("order_summary 1", "b:1");
    }

    @Test
    void missAnInstanceWithoutActiveReplicas() throws JsonProcessingException {
        assertThat(missing(Set.of("a:1", "b:1"), A + "," + B_STANDBY, A + "," + B_STANDBY))
                .contains("only [a:1]");
    }

    private static String missing(Set<String> running, String... replicas) throws JsonProcessingException {
        StringBuilder shards = new StringBuilder();
        for (int shard = 0; shard < replicas.length; shard++) {
            shards.append(shard == 0 ? "" : ",")
                    .append("{\"store\":\"order_summary\",\"shard\":" + shard + ",\"copies\":[" + replicas[shard]
                            + "]}");
        }
        return new ShardReplicas(new ObjectMapper().readTree("{\"shards\":[" + shards + "]}")).missing(running);
    }
}
