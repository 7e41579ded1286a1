package dev.belvedere.query.route;

import dev.belvedere.topology.state.ShardId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The failed attempts at a read, the last one of each instance. Thread-safe. */
public final class Attempts {

    private final List<ShardId> shards;
    private final Map<String, FailedAttempt> failed = Collections.synchronizedMap(new LinkedHashMap<>());

    /** @param shards the shards that the read needs */
    public Attempts(List<ShardId> shards) {
        this.shards = List.copyOf(shards);
    }

    /** Replaces an earlier attempt of the same instance. */
    public void add(FailedAttempt attempt) {
        failed.put(attempt.instance(), attempt);
    }

    /** Whether another round of attempts may succeed: each failure so far concerns one replica only. */
    public boolean mayBeRepeated() {
        synchronized (failed) {
            return failed.values().stream().allMatch(each -> each.remedy() == Remedy.ASK_ANOTHER_REPLICA);
        }
    }

    /** Whether an instance has given this reason. */
    boolean include(ProblemCode code) {
        synchronized (failed) {
            return failed.values().stream().anyMatch(each -> each.reason().equals(code.text()));
        }
    }

    /** The failure of the whole read. */
    public ReadFailure failure() {
        synchronized (failed) {
            return new ReadFailure.NoReplicaAnswers(shards, List.copyOf(failed.values()));
        }
    }
}
