package dev.belvedere.bench.drill;

import dev.belvedere.bench.cluster.ClusterMember;

/** Kills one instance, and restarts it later with its state. */
final class KillDrill implements Drill {

    private static final int DOWN_SECONDS = 20;
    private static final int DOWN_SHORT_SECONDS = 5;

    @Override
    public void run(DrillContext context) {
        ClusterMember member = context.member(context.options().cluster.instances());
        context.log("kill -9 of " + member);
        context.cluster().kill(member);
        context.letPass(context.options().disturbance(DOWN_SECONDS, DOWN_SHORT_SECONDS));
        context.log(member + " starts again");
        context.cluster().start(member);
        context.awaitBalanced();
    }
}
