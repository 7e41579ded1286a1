package dev.belvedere.bench.drill.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Streams;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The answer of {@code GET /v1/shards}: which instances hold which copies of which shards. */
record Copies(JsonNode answer) {

    private static final String ACTIVE = "active";
    private static final String STANDBY = "standby";

    /**
     * What is missing until every shard is active once, and has a standby copy where there are several instances, all on instances that run, each of which
     * has its share; empty where nothing is.
     *
     * @param running host and port of each
     */
    String missing(Set<String> running) {
        Map<String, Long> wanted = running.size() > 1 ? Map.of(ACTIVE, 1L, STANDBY, 1L) : Map.of(ACTIVE, 1L);
        Optional<String> incomplete = Streams.stream(answer.path("shards"))
                .filter(shard -> !roles(shard).equals(wanted) || !running.containsAll(holders(shard, "")))
                .map(shard -> shard.path("store").asText() + " " + shard.path("shard") + " is held by "
                        + shard.path("copies"))
                .findFirst();
        return incomplete.orElseGet(() -> idle(running));
    }

    private String idle(Set<String> running) {
        Set<String> busy = Streams.stream(answer.path("shards"))
                .flatMap(shard -> holders(shard, ACTIVE).stream())
                .collect(Collectors.toSet());
        return busy.equals(running) ? "" : "only " + busy + " hold active copies";
    }

    private static Map<String, Long> roles(JsonNode shard) {
        return Streams.stream(shard.path("copies")).collect(Collectors.groupingBy(Copies::role, Collectors.counting()));
    }

    /** One that is being restored is none yet, even where it can be read. */
    private static String role(JsonNode copy) {
        return copy.has("restoredPercent") ? "restoring" : copy.path("role").asText();
    }

    /** The instances with a copy of that role; of any role where it is empty. */
    private static List<String> holders(JsonNode shard, String role) {
        return Streams.stream(shard.path("copies"))
                .filter(copy -> role.isEmpty() || role.equals(role(copy)))
                .map(copy -> copy.path("instance").asText())
                .toList();
    }
}
