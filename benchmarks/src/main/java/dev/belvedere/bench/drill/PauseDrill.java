package dev.belvedere.bench.drill;

import dev.belvedere.bench.drill.cluster.Member;

/** One instance stands still for longer than the group waits for it, and goes on as if nothing had been. */
final class PauseDrill implements Drill {

    private static final int PAUSE_SECONDS = 30;
    private static final int PAUSE_SHORT_SECONDS = 8;

    @Override
    public void carryOut(Stage stage) {
        Member victim = stage.member(stage.course().instances);
        stage.say("SIGSTOP to " + victim);
        stage.cluster().pause(victim);
        stage.wait(stage.course().trouble(PAUSE_SECONDS, PAUSE_SHORT_SECONDS));
        stage.say("SIGCONT to " + victim);
        stage.cluster().resume(victim);
        stage.awaitBalanced();
    }
}
