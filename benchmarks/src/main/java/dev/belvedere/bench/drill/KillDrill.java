package dev.belvedere.bench.drill;

import dev.belvedere.bench.drill.cluster.Member;

/** One instance is gone all at once, and comes back later with what it had. */
final class KillDrill implements Drill {

    private static final int DOWN_SECONDS = 20;
    private static final int DOWN_SHORT_SECONDS = 5;

    @Override
    public void carryOut(Stage stage) {
        Member victim = stage.member(stage.course().instances);
        stage.say("kill -9 of " + victim);
        stage.cluster().kill(victim);
        stage.wait(stage.course().trouble(DOWN_SECONDS, DOWN_SHORT_SECONDS));
        stage.say(victim + " starts again");
        stage.cluster().start(victim);
        stage.awaitBalanced();
    }
}
