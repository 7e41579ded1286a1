package dev.belvedere.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.read.Shard;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.Freshness;
import dev.belvedere.topology.engine.Role;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How fresh the copies are that an answer is made of.
 *
 * @param frontier everything before it is in, in all of them
 * @param commits the last commits of all of them
 * @param role standby where any of them is one
 * @param lagMs of the one that is furthest behind
 */
record FreshnessStatement(List<Shard> shards, SyncToken frontier, SyncToken commits, Role role, long lagMs) {

    static final String SHARD = "Belvedere-Shard";
    static final String ROLE = "Belvedere-Role";
    static final String LAG = "Belvedere-Lag";
    static final String FRONTIER = "Belvedere-Frontier";
    static final String INSTANCE = "Belvedere-Instance";

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
        SyncToken commits = SyncToken.NONE;
        Role role = Role.ACTIVE;
        long lagMs = 0;
        for (Shard shard : shards) {
            Optional<Freshness.Standing> standing = freshness.of(shard.store(), shard.number());
            SyncToken reached = standing.map(Freshness.Standing::frontier).orElse(SyncToken.NONE);
            SyncToken commit = standing.map(Freshness.Standing::commit).orElse(SyncToken.NONE);
            frontier = Optional.of(frontier.map(reached::least).orElse(reached));
            commits = commits.isEmpty() ? commit : commits.and(commit);
            role = standing.map(Freshness.Standing::role).orElse(role) == Role.STANDBY ? Role.STANDBY : role;
            lagMs = Math.max(lagMs, standing.map(Freshness.Standing::lagMs).orElse(0L));
        }
        return new FreshnessStatement(shards, frontier.orElse(SyncToken.NONE), commits, role, lagMs);
    }

    /** The same of a read that began then and ends now. */
    FreshnessStatement until(Freshness freshness) {
        FreshnessStatement now = of(freshness, shards);
        return now.commits.equals(commits) ? this : new FreshnessStatement(shards, frontier, now.commits, role, lagMs);
    }

    /**
     * Says it in the answer's headers.
     *
     * @param asked what the request asked for, which the next request with the answer's token asks for too
     * @param self how this instance is known to the others
     */
    void state(Context request, SyncToken asked, Optional<String> self) {
        request.header(FreshnessDemand.TOKEN, (asked.isEmpty() ? commits : commits.and(asked)).text());
        request.header(FRONTIER, frontier.text());
        request.header(ROLE, role.text());
        request.header(LAG, Long.toString(lagMs));
        self.ifPresent(address -> request.header(INSTANCE, address));
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
