package dev.belvedere.query.http.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.route.ReadFailure.NotFreshEnough;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The partitions in which shards are behind what a request demands, at most sixteen of them. */
final class MissingOffsets {

    private static final int MOST_SHOWN = 16;

    private record Missing(String topic, int partition, long have, long want) {

        void writeTo(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("topic", topic);
            json.writeNumberField("partition", partition);
            json.writeNumberField("have", have);
            json.writeNumberField("want", want);
            json.writeEndObject();
        }
    }

    private final NotFreshEnough failure;

    MissingOffsets(NotFreshEnough failure) {
        this.failure = failure;
    }

    /** Writes the members {@code lagMs} and {@code missing}. */
    void writeTo(JsonGenerator json) throws IOException {
        List<Missing> missing = missing();
        json.writeNumberField("lagMs", failure.lagMs());
        json.writeArrayFieldStart("missing");
        for (Missing each : missing.subList(0, Math.min(MOST_SHOWN, missing.size()))) {
            each.writeTo(json);
        }
        json.writeEndArray();
    }

    private List<Missing> missing() {
        List<Missing> missing = new ArrayList<>();
        failure.demanded().forEach((topic, partition, want) -> {
            long have = failure.reached().next(topic, partition).orElse(0);
            if (have < want) {
                missing.add(new Missing(topic, partition, have, want));
            }
        });
        return missing;
    }
}
