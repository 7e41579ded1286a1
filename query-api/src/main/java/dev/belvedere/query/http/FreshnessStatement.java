package dev.belvedere.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.read.Shard;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.Freshness;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How fresh the copies are that an answer is made of.
 *
 * @param frontier everything before it is in, in all of them
 * @param lagMs of the one that is furthest behind
 */
record FreshnessStatement(List<Shard> shards, SyncToken frontier, long lagMs) {

    static final String SHARD = "Belvedere-Shard";
    static final String ROLE = "Belvedere-Role";
    static final String LAG = "Belvedere-Lag";

    private static final int MOST_SHOWN = 16;

    /** One partition that is not as far as wanted. */
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

    static FreshnessStatement of(Freshness freshness, List<Shard> shards) {
        Optional<SyncToken> frontier = Optional.empty();
        long lagMs = 0;
        for (Shard shard : shards) {
            Optional<Freshness.Standing> standing = freshness.of(shard.store(), shard.number());
            SyncToken reached = standing.map(Freshness.Standing::frontier).orElse(SyncToken.NONE);
            frontier = Optional.of(frontier.map(reached::or).orElse(reached));
            lagMs = Math.max(lagMs, standing.map(Freshness.Standing::lagMs).orElse(0L));
        }
        return new FreshnessStatement(shards, frontier.orElse(SyncToken.NONE), lagMs);
    }

    /** Says it in the answer's headers; the token covers what the request's own asked for. */
    void state(Context request, SyncToken asked) {
        SyncToken token = asked.isEmpty() ? frontier : frontier.and(asked);
        request.header(FreshnessDemand.TOKEN, token.text());
        request.header(ROLE, "active");
        request.header(LAG, Long.toString(lagMs));
        if (shards.size() == 1) {
            request.header(SHARD, Integer.toString(shards.get(0).number()));
        }
    }

    /** That this is not enough. */
    Problem notReached(SyncToken wanted) {
        List<Missing> missing = new ArrayList<>();
        wanted.forEach((topic, partition, want) -> {
            long have = frontier.next(topic, partition).orElse(Long.MAX_VALUE);
            if (have < want) {
                missing.add(new Missing(topic, partition, have, want));
            }
        });
        return Problem.unavailable(
                        "not-fresh-enough",
                        "Not fresh enough",
                        "What the request asks for was not in within the time that it waits: \"missing\" says up to which offset (\"have\") it is,"
                                + " and up to which it is wanted. Retry, wait for longer with Prefer: wait=…, or ask for less.")
                .with(json -> {
                    json.writeNumberField("lagMs", lagMs);
                    json.writeArrayFieldStart("missing");
                    for (Missing each : missing.subList(0, Math.min(MOST_SHOWN, missing.size()))) {
                        each.writeTo(json);
                    }
                    json.writeEndArray();
                });
    }
}
