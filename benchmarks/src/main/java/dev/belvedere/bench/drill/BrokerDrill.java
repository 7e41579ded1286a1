package dev.belvedere.bench.drill;

import dev.belvedere.bench.cluster.ClusterMember;
import dev.belvedere.devstack.Service;

/** Restarts the broker; then stops the registry and kills an instance meanwhile, so that the others have to take over its shards. */
final class BrokerDrill implements Drill {

    private static final int BROKER_SECONDS = 10;
    private static final int BROKER_SHORT_SECONDS = 4;
    private static final int REGISTRY_SECONDS = 60;
    private static final int REGISTRY_SHORT_SECONDS = 8;

    @Override
    public void run(DrillContext context) {
        down(context, Service.KAFKA, BROKER_SECONDS, BROKER_SHORT_SECONDS);
        context.awaitBalanced();
        context.letPass(context.options().calm());
        ClusterMember member = context.member(context.options().cluster.instances());
        context.log("kill -9 of " + member + ", which cannot start again without the registry");
        context.cluster().kill(member);
        down(context, Service.REGISTRY, REGISTRY_SECONDS, REGISTRY_SHORT_SECONDS);
        context.cluster().start(member);
        context.awaitBalanced();
    }

    private static void down(DrillContext context, Service service, int seconds, int shortSeconds) {
        context.log(service.title() + " stops");
        context.shop().stop(service);
        context.log(service.title() + " is down");
        context.letPass(context.options().disturbance(seconds, shortSeconds));
        context.shop().start(service);
        context.log(service.title() + " is up again");
        // Debezium's task restarts after the broker, fails without the registry, and stays failed until the capture is
        // requested again.
        context.shop().capture();
    }
}
