package dev.belvedere.bench.drill;

import dev.belvedere.bench.drill.cluster.Member;
import dev.belvedere.devstack.Service;

/** First the broker is restarted; then the registry is down, and an instance is killed meanwhile, so that others have to take over what it held. */
final class BrokerDrill implements Drill {

    private static final int BROKER_SECONDS = 10;
    private static final int BROKER_SHORT_SECONDS = 4;
    private static final int REGISTRY_SECONDS = 60;
    private static final int REGISTRY_SHORT_SECONDS = 8;

    @Override
    public void carryOut(Stage stage) {
        down(stage, Service.KAFKA, BROKER_SECONDS, BROKER_SHORT_SECONDS);
        stage.awaitBalanced();
        stage.letPass(stage.course().calm());
        Member victim = stage.member(stage.course().instances);
        stage.say("kill -9 of " + victim + ", which cannot start again without the registry");
        stage.cluster().kill(victim);
        down(stage, Service.REGISTRY, REGISTRY_SECONDS, REGISTRY_SHORT_SECONDS);
        stage.cluster().start(victim);
        stage.awaitBalanced();
    }

    private static void down(Stage stage, Service service, int seconds, int shortSeconds) {
        stage.say(service.title() + " stops");
        stage.shop().stop(service);
        stage.say(service.title() + " is down");
        stage.letPass(stage.course().trouble(seconds, shortSeconds));
        stage.shop().start(service);
        stage.say(service.title() + " is up again");
        // Debezium's task starts anew after the broker, fails without the registry, and stays so until it is started
        // again.
        stage.shop().capture();
    }
}
