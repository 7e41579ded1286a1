package dev.belvedere.query.route;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.topology.state.ShardId;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The instances that were asked for some shards, and why they did not answer. Thread-safe. */
public final class Attempts {

    /** The code of the problem that nobody has answered. */
    public static final String NO_COPY = "no-copy-answers";

    /** The reason of an instance that did not answer. */
    public static final String UNREACHABLE = "unreachable";

    /** Of problems that say nothing but that this copy is not the one to ask. */
    private static final List<String> OF_THE_COPY =
            List.of("not-held-here", "restoring", "closed", "overloaded", UNREACHABLE);

    private final List<ShardId> shards;
    private final Map<String, String> reasons = Collections.synchronizedMap(new LinkedHashMap<>());

    public Attempts(List<ShardId> shards) {
        this.shards = shards;
    }

    /** The last reason of an instance counts. */
    public void add(String instance, String reason) {
        reasons.put(instance, reason);
    }

    /** Whether another copy may answer, or this one a moment later. */
    public static boolean isOfTheCopy(String reason) {
        return OF_THE_COPY.contains(reason);
    }

    /** Whether all reasons are such. */
    public boolean isOfTheCopies() {
        synchronized (reasons) {
            return reasons.values().stream().allMatch(Attempts::isOfTheCopy);
        }
    }

    /** Names shards in a problem. */
    public static void writeShards(List<ShardId> shards, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("shards");
        for (ShardId shard : shards) {
            json.writeStartObject();
            json.writeStringField("store", shard.store());
            json.writeNumberField("shard", shard.number());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** That nobody has answered. */
    public Problem problem() {
        String which = shards.stream()
                .map(shard -> shard.store() + "/" + shard.number())
                .collect(Collectors.joining(", "));
        return Problem.unavailable(
                        NO_COPY,
                        "No copy answers",
                        "No instance could read the shards " + which
                                + ": \"tried\" says who was asked and why not. GET /v1/shards says who holds them. Retry.")
                .with(json -> {
                    writeShards(shards, json);
                    json.writeArrayFieldStart("tried");
                    for (Map.Entry<String, String> each : reasons.entrySet()) {
                        json.writeStartObject();
                        json.writeStringField(
                                "instance", each.getKey().equals(ReadRouter.HERE) ? "this one" : each.getKey());
                        json.writeStringField("reason", each.getValue());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }
}
