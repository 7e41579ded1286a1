package dev.belvedere.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Streams;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The replicas of all shards by instance: the response of {@code GET /v1/shards}. */
record ShardReplicas(JsonNode response) {

    private static final String ACTIVE = "active";
    private static final String STANDBY = "standby";

    /**
     * Returns what is missing until every shard has one active replica, and one standby replica if there are several instances, all on running instances of
     * which each has an active replica; an empty text if nothing is missing.
     *
     * @param running host and port of each running instance
     */
    String missing(Set<String> running) {
        Map<String, Long> expected = running.size() > 1 ? Map.of(ACTIVE, 1L, STANDBY, 1L) : Map.of(ACTIVE, 1L);
        Optional<String> incomplete = Streams.stream(response.path("shards"))
                .filter(shard -> !roles(shard).equals(expected) || !running.containsAll(holders(shard, "")))
                .map(shard -> shard.path("store").asText() + " " + shard.path("shard") + " has the replicas "
                        + shard.path("copies"))
                .findFirst();
        return incomplete.orElseGet(() -> withoutActive(running));
    }

    private String withoutActive(Set<String> running) {
        Set<String> busy = Streams.stream(response.path("shards"))
                .flatMap(shard -> holders(shard, ACTIVE).stream())
                .collect(Collectors.toSet());
        return busy.equals(running) ? "" : "only " + busy + " have active replicas";
    }

    private static Map<String, Long> roles(JsonNode shard) {
        return Streams.stream(shard.path("copies"))
                .collect(Collectors.groupingBy(ShardReplicas::role, Collectors.counting()));
    }

    /** The role of a replica; {@code restoring} while it is being restored, even if it can be read already. */
    private static String role(JsonNode replica) {
        return replica.has("restoredPercent")
                ? "restoring"
                : replica.path("role").asText();
    }

    /** The instances that have a replica with the role, or with any role if it is empty. */
    private static List<String> holders(JsonNode shard, String role) {
        return Streams.stream(shard.path("copies"))
                .filter(replica -> role.isEmpty() || role.equals(role(replica)))
                .map(replica -> replica.path("instance").asText())
                .toList();
    }
}
