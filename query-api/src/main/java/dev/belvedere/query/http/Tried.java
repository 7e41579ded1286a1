package dev.belvedere.query.http;

import dev.belvedere.query.read.Shard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The instances that were asked for some shards, and why they did not answer. */
final class Tried {

    private final List<Shard> shards;
    private final Map<String, String> reasons = new LinkedHashMap<>();

    Tried(List<Shard> shards) {
        this.shards = shards;
    }

    /** The last reason of an instance counts. */
    void add(String instance, String reason) {
        reasons.put(instance, reason);
    }

    /** That nobody has answered. */
    Problem problem() {
        String which = shards.stream()
                .map(shard -> shard.store() + "/" + shard.number())
                .collect(Collectors.joining(", "));
        return Problem.unavailable(
                        "no-copy-answers",
                        "No copy answers",
                        "No instance could read the shards " + which
                                + ": \"tried\" says who was asked and why not. GET /v1/shards says who holds them. Retry.")
                .with(json -> {
                    json.writeArrayFieldStart("shards");
                    for (Shard shard : shards) {
                        json.writeStartObject();
                        json.writeStringField("store", shard.store());
                        json.writeNumberField("shard", shard.number());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("tried");
                    for (Map.Entry<String, String> each : reasons.entrySet()) {
                        json.writeStartObject();
                        json.writeStringField(
                                "instance", each.getKey().equals(RoutedReads.HERE) ? "this one" : each.getKey());
                        json.writeStringField("reason", each.getValue());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }
}
