package dev.belvedere.bench.drill;

import dev.belvedere.bench.cluster.ClusterMember;

/** Suspends one instance for longer than the session timeout, and resumes it. */
final class PauseDrill implements Drill {

    private static final int PAUSE_SECONDS = 30;
    private static final int PAUSE_SHORT_SECONDS = 8;

    @Override
    public void run(DrillContext context) {
        ClusterMember member = context.member(context.options().cluster.instances());
        context.log("SIGSTOP to " + member);
        context.cluster().pause(member);
        context.letPass(context.options().disturbance(PAUSE_SECONDS, PAUSE_SHORT_SECONDS));
        context.log("SIGCONT to " + member);
        context.cluster().resume(member);
        context.awaitBalanced();
    }
}
