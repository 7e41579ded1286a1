package dev.belvedere.query.route;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.replica.Role;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The freshness of the replicas that an answer was read from.
 *
 * @param instance the address of the instance that read them; empty for several, and for one without an address
 * @param shard the shard; empty for several
 * @param frontier the position that all of them have reached
 * @param commits the last commits of all of them
 * @param role standby if any of them is one
 * @param lagMs the lag of the one furthest behind, milliseconds
 */
public record AnswerFreshness(
        Optional<String> instance, OptionalInt shard, SyncToken frontier, SyncToken commits, Role role, long lagMs) {

    /** The freshness of an answer that is made of both. */
    public AnswerFreshness and(AnswerFreshness other) {
        return new AnswerFreshness(
                instance.equals(other.instance) ? instance : Optional.empty(),
                OptionalInt.empty(),
                frontier.or(other.frontier),
                commits.and(other.commits),
                role == Role.STANDBY ? role : other.role,
                Math.max(lagMs, other.lagMs));
    }

    /** The freshness of a read that began with this state and ended with the other: it may have seen commits made meanwhile. */
    AnswerFreshness until(AnswerFreshness end) {
        return end.commits.equals(commits)
                ? this
                : new AnswerFreshness(instance, shard, frontier, end.commits, role, lagMs);
    }

    /** The same freshness of an answer put together from several instances: it names neither an instance nor a shard. */
    AnswerFreshness ofSeveral() {
        return new AnswerFreshness(Optional.empty(), OptionalInt.empty(), frontier, commits, role, lagMs);
    }
}
