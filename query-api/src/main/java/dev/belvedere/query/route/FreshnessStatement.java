package dev.belvedere.query.route;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.peer.PeerReply;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.freshness.Freshness;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.state.ShardId;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How fresh the copies are that an answer is made of.
 *
 * @param shard that was read, where it was one
 * @param frontier everything before it is in, in all of them
 * @param commits the last commits of all of them
 * @param role standby where any of them is one
 * @param lagMs of the one that is furthest behind
 */
public record FreshnessStatement(OptionalInt shard, SyncToken frontier, SyncToken commits, Role role, long lagMs) {

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

    /** Of the copies of these shards, at least one, that are held here. */
    public static FreshnessStatement of(Freshness freshness, List<ShardId> shards) {
        FreshnessStatement all = of(freshness, shards.get(0));
        for (ShardId shard : shards.subList(1, shards.size())) {
            all = all.and(of(freshness, shard));
        }
        return all;
    }

    private static FreshnessStatement of(Freshness freshness, ShardId shard) {
        OptionalInt number = OptionalInt.of(shard.number());
        return freshness
                .of(shard.store(), shard.number())
                .map(now -> new FreshnessStatement(number, now.frontier(), now.commit(), now.role(), now.lagMs()))
                .orElseGet(() -> new FreshnessStatement(number, SyncToken.NONE, SyncToken.NONE, Role.ACTIVE, 0));
    }

    /** What another instance has said. */
    public static FreshnessStatement of(PeerReply reply) {
        boolean standby = reply.header(ROLE).equals(Optional.of(Role.STANDBY.text()));
        return new FreshnessStatement(
                OptionalInt.empty(),
                token(reply, FRONTIER),
                token(reply, FreshnessDemand.TOKEN),
                standby ? Role.STANDBY : Role.ACTIVE,
                reply.header(LAG).map(Long::parseLong).orElse(0L));
    }

    private static SyncToken token(PeerReply reply, String header) {
        return reply.header(header).map(SyncToken::parse).orElse(SyncToken.NONE);
    }

    /** Of both. */
    public FreshnessStatement and(FreshnessStatement other) {
        return new FreshnessStatement(
                OptionalInt.empty(),
                frontier.or(other.frontier),
                commits.and(other.commits),
                role == Role.STANDBY ? role : other.role,
                Math.max(lagMs, other.lagMs));
    }

    /** Of a read that began with this one and ended with the other: more than was in at first, and maybe some of the commits since. */
    public FreshnessStatement until(FreshnessStatement end) {
        return end.commits.equals(commits) ? this : new FreshnessStatement(shard, frontier, end.commits, role, lagMs);
    }

    /**
     * Says it in the answer's headers.
     *
     * @param asked what the request asked for, which the next request with the answer's token asks for too
     * @param self how this instance is known to the others
     */
    public void state(Context request, SyncToken asked, Optional<String> self) {
        request.header(FreshnessDemand.TOKEN, (asked.isEmpty() ? commits : commits.and(asked)).text());
        request.header(FRONTIER, frontier.text());
        request.header(ROLE, role.text());
        request.header(LAG, Long.toString(lagMs));
        self.ifPresent(address -> request.header(INSTANCE, address));
        shard.ifPresent(number -> request.header(SHARD, Integer.toString(number)));
    }

    /** That this is not enough. */
    public Problem notReached(SyncToken wanted) {
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
