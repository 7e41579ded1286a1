package dev.belvedere.bench.drill;

import dev.belvedere.bench.cluster.ClusterMember;
import java.time.Duration;

/** Restarts all instances one after the other, each when the previous one is ready, as an orchestrator does. */
final class RollDrill implements Drill {

    /** Longer than a restart on shared cores takes, so that no shard moves. */
    @Override
    public Duration sessionTimeout() {
        return Duration.ofMinutes(1);
    }

    @Override
    public boolean readsMayFail() {
        return false;
    }

    @Override
    public void run(DrillContext context) {
        for (int number = 1; number <= context.options().cluster.instances(); number++) {
            ClusterMember member = context.member(number);
            context.log("SIGTERM to " + member);
            context.cluster().stop(member);
            context.log(member + " starts again");
            context.cluster().start(member);
            context.cluster().awaitReady(member);
            context.log(member + " is ready");
        }
        context.awaitBalanced();
    }
}
