package dev.belvedere.bench.drill;

import dev.belvedere.bench.drill.cluster.Member;
import dev.belvedere.bench.drill.cluster.Network;

/** First two instances no longer reach each other; then one no longer reaches the broker, for longer than the group waits for it. Readers reach all of them. */
final class CutDrill implements Drill {

    private static final int CUT_SECONDS = 60;
    private static final int CUT_SHORT_SECONDS = 8;

    @Override
    public Network network(Course course) {
        return Network.namespaces(course.instances);
    }

    @Override
    public void carryOut(Stage stage) {
        Member one = stage.member(1);
        Member last = stage.member(stage.course().instances);
        stage.say(one + " and " + last + " are cut off from each other");
        stage.network().cut(one.instance(), last.instance());
        mend(stage);
        stage.say(last + " is cut off from Kafka and the registry");
        stage.network().cutFromBroker(last.instance());
        mend(stage);
    }

    private static void mend(Stage stage) {
        stage.wait(stage.course().trouble(CUT_SECONDS, CUT_SHORT_SECONDS));
        stage.say("the network is whole again");
        stage.network().heal();
        stage.awaitBalanced();
        stage.wait(stage.course().calm());
    }
}
