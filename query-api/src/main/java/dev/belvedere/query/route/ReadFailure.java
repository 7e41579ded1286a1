package dev.belvedere.query.route;

import dev.belvedere.query.read.Refusal;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.state.ShardId;
import java.util.List;

/** Why a read has no answer. */
public sealed interface ReadFailure {

    /** The code of the problem document that states this failure. */
    ProblemCode code();

    /** Calls the case of this failure. */
    <R> R fold(Cases<R> cases);

    /** One function for each failure. */
    interface Cases<R> {

        R refused(Refusal reason);

        R notFreshEnough(NotFreshEnough failure);

        R freshnessUnknown();

        R noReplicaAnswers(NoReplicaAnswers failure);

        R snapshotGone(SnapshotGone failure);
    }

    /** This instance refused the read. */
    record Refused(Refusal reason) implements ReadFailure {

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.refused(reason);
        }

        @Override
        public ProblemCode code() {
            return switch (reason) {
                case MOVED -> ProblemCode.NOT_HELD_HERE;
                case RESTORING -> ProblemCode.RESTORING;
                case HYDRATING -> ProblemCode.HYDRATING;
                case OVERDUE -> ProblemCode.OVERDUE;
                case OUTPACED -> ProblemCode.OUTPACED;
                case FAILED -> ProblemCode.FAILED_VIEW;
                case CLOSED -> ProblemCode.CLOSED;
            };
        }
    }

    /**
     * The snapshot that the request demands is not kept any more.
     *
     * @param oldest names the oldest one that is; the newest one if it is another instance that has forgotten the snapshot
     */
    record SnapshotGone(SyncToken oldest) implements ReadFailure {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.snapshotGone(this);
        }

        @Override
        public ProblemCode code() {
            return ProblemCode.SNAPSHOT_GONE;
        }
    }

    /**
     * The shards did not reach what the request demands in time.
     *
     * @param reached how far all shards have got in what is demanded; nothing if none of them can be read
     * @param demanded the position that the request demands
     * @param lagMs the lag of the shard furthest behind
     */
    record NotFreshEnough(SyncToken reached, SyncToken demanded, long lagMs) implements ReadFailure {

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.notFreshEnough(this);
        }

        @Override
        public ProblemCode code() {
            return ProblemCode.NOT_FRESH_ENOUGH;
        }
    }

    /** The ends of the table topics could not be read, and so the staleness of an answer is unknown. */
    record FreshnessUnknown() implements ReadFailure {

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.freshnessUnknown();
        }

        @Override
        public ProblemCode code() {
            return ProblemCode.FRESHNESS_UNKNOWN;
        }
    }

    /**
     * No replica of some shards answered.
     *
     * @param attempts the instances that were asked, and why they did not answer
     */
    record NoReplicaAnswers(List<ShardId> shards, List<FailedAttempt> attempts) implements ReadFailure {

        public NoReplicaAnswers {
            shards = List.copyOf(shards);
            attempts = List.copyOf(attempts);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.noReplicaAnswers(this);
        }

        @Override
        public ProblemCode code() {
            return ProblemCode.NO_REPLICA_ANSWERS;
        }
    }
}
