package dev.belvedere.query.route;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * The parts that every routed read works with.
 *
 * @param executor runs what follows the replies of other instances
 * @param counts counts the further replicas that are asked
 */
record Routing(
        Replicas replicas,
        SnapshotGate gate,
        Peers peers,
        PeerSettings settings,
        Executor executor,
        RetryCounts counts) {

    /** The time for a read's attempts: the longer one of what the read waits for freshness and what one instance may take to read. */
    RetryBudget budget(FreshnessDemand demand, Duration timeout) {
        Duration wait = gate.waitOf(demand);
        return new RetryBudget(wait.compareTo(timeout) < 0 ? timeout : wait);
    }
}
