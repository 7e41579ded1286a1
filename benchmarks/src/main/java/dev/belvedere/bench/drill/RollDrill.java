package dev.belvedere.bench.drill;

import dev.belvedere.bench.drill.cluster.Member;
import java.time.Duration;

/** All instances are restarted in good order, one after the other, each when the one before it is ready, as an orchestrator does it. */
final class RollDrill implements Drill {

    /** Longer than a restart takes on cores that all share: nothing moves then. */
    @Override
    public Duration sessionTimeout() {
        return Duration.ofMinutes(1);
    }

    @Override
    public boolean readsMayFail() {
        return false;
    }

    @Override
    public void carryOut(Stage stage) {
        for (int number = 1; number <= stage.course().instances; number++) {
            Member member = stage.member(number);
            stage.say("SIGTERM to " + member);
            stage.cluster().stop(member);
            stage.say(member + " starts again");
            stage.cluster().start(member);
            stage.cluster().awaitReady(member);
            stage.say(member + " is ready");
        }
        stage.awaitBalanced();
    }
}
