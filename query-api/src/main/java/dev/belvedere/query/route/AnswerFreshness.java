package dev.belvedere.query.route;

import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.replica.Role;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The freshness of an answer.
 *
 * @param instance the address of the instance that read it; empty for several, and for one without an address
 * @param shard the shard; empty for several
 * @param snapshot names the snapshot that it was read at
 * @param role standby if any of the replicas read from is one
 * @param lagMs the age of the oldest source event not in the snapshot, milliseconds
 * @param incomplete how many rows lack an event that was set aside, by table; not known of the answers of other instances
 */
public record AnswerFreshness(
        Optional<String> instance,
        OptionalInt shard,
        SyncToken snapshot,
        Role role,
        long lagMs,
        Map<String, Long> incomplete) {

    public AnswerFreshness {
        incomplete = Map.copyOf(incomplete);
    }

    /** The freshness of an answer that is made of both, which were read at one snapshot. */
    public AnswerFreshness and(AnswerFreshness other) {
        return new AnswerFreshness(
                instance.equals(other.instance) ? instance : Optional.empty(),
                OptionalInt.empty(),
                snapshot,
                role == Role.STANDBY ? role : other.role,
                Math.max(lagMs, other.lagMs),
                incomplete);
    }

    /** The same freshness of an answer put together from several instances: it names neither an instance nor a shard. */
    AnswerFreshness ofSeveral(Map<String, Long> newIncomplete) {
        return new AnswerFreshness(Optional.empty(), OptionalInt.empty(), snapshot, role, lagMs, newIncomplete);
    }
}
