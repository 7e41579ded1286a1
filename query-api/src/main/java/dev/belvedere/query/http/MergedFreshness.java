package dev.belvedere.query.http;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.Role;
import io.javalin.http.Context;
import java.util.Optional;

/** How fresh the parts of an answer are together that several instances have read. Thread-safe. */
final class MergedFreshness {

    private final SyncToken asked;
    private SyncToken commits = SyncToken.NONE;
    private Optional<SyncToken> frontier = Optional.empty();
    private boolean standby;
    private long lagMs;

    /** @param asked what all of them have at least */
    MergedFreshness(SyncToken asked) {
        this.asked = asked;
    }

    /** A part that this instance has read. */
    void add(FreshnessStatement statement) {
        add(statement.commits(), statement.frontier(), statement.role().text(), statement.lagMs());
    }

    /** A part that another one has read. */
    void add(Reply reply) {
        add(
                token(reply, FreshnessDemand.TOKEN),
                token(reply, FreshnessStatement.FRONTIER),
                reply.header(FreshnessStatement.ROLE).orElse(""),
                reply.header(FreshnessStatement.LAG).map(Long::parseLong).orElse(0L));
    }

    private static SyncToken token(Reply reply, String header) {
        return SyncToken.parse(reply.header(header).orElse(SyncToken.NONE.text()));
    }

    private synchronized void add(SyncToken committed, SyncToken reached, String role, long lag) {
        commits = commits.and(committed);
        frontier = Optional.of(frontier.map(reached::least).orElse(reached));
        standby |= role.equals(Role.STANDBY.text());
        lagMs = Math.max(lagMs, lag);
    }

    /** Says it in the answer's headers. */
    synchronized void state(Context request) {
        request.header(FreshnessDemand.TOKEN, commits.and(asked).text());
        request.header(
                FreshnessStatement.FRONTIER, frontier.orElse(SyncToken.NONE).text());
        request.header(FreshnessStatement.ROLE, (standby ? Role.STANDBY : Role.ACTIVE).text());
        request.header(FreshnessStatement.LAG, Long.toString(lagMs));
    }
}
