package dev.belvedere.bench.drill.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The answer of {@code GET /v1/shards}: which instance holds which copy of which shard. */
record Copies(JsonNode answer) {

    private static final String ACTIVE = "active";
    private static final String STANDBY = "standby";

    /** What is missing until every shard has its copies, all of them on running instances, and each of these has its share. */
    String missing(List<URI> running) {
        Set<String> holders = running.stream().map(URI::getAuthority).collect(Collectors.toSet());
        Map<String, Integer> actives = new HashMap<>();
        for (JsonNode shard : answer.path("shards")) {
            String name =
                    shard.path("store").asText() + " " + shard.path("shard").asInt();
            Map<String, Integer> roles = new HashMap<>();
            for (JsonNode copy : shard.path("copies")) {
                String role = copy.path("role").asText();
                String holder = copy.path("instance").asText();
                roles.merge(role, 1, Integer::sum);
                if (role.equals(ACTIVE)) {
                    actives.merge(holder, 1, Integer::sum);
                }
                if (!holders.contains(holder)) {
                    return name + " is held by " + holder + ", which does not run";
                }
            }
            Map<String, Integer> wanted = holders.size() > 1 ? Map.of(ACTIVE, 1, STANDBY, 1) : Map.of(ACTIVE, 1);
            if (!roles.equals(wanted)) {
                return name + " has the copies " + roles;
            }
        }
        return actives.keySet().equals(holders) ? "" : "not every instance has an active copy: " + actives;
    }
}
