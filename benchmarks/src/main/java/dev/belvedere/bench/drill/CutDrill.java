package dev.belvedere.bench.drill;

import dev.belvedere.bench.cluster.ClusterMember;
import dev.belvedere.bench.cluster.NamespaceNetwork;
import dev.belvedere.bench.cluster.Network;

/**
 * Cuts two instances off from each other, and then one instance off from the broker, for longer than the session timeout. Readers reach all instances.
 */
final class CutDrill implements Drill {

    private static final int CUT_SECONDS = 60;
    private static final int CUT_SHORT_SECONDS = 8;

    @Override
    public Network network(DrillOptions options) {
        return NamespaceNetwork.create(options.cluster.instances());
    }

    @Override
    public void run(DrillContext context) {
        ClusterMember one = context.member(1);
        ClusterMember last = context.member(context.options().cluster.instances());
        context.log(one + " and " + last + " are cut off from each other");
        context.network().cut(one.instance(), last.instance());
        heal(context);
        context.log(last + " is cut off from Kafka and the registry");
        context.network().cutFromBroker(last.instance());
        heal(context);
    }

    private static void heal(DrillContext context) {
        context.letPass(context.options().disturbance(CUT_SECONDS, CUT_SHORT_SECONDS));
        context.log("the network is whole again");
        context.network().heal();
        context.awaitBalanced();
        context.letPass(context.options().calm());
    }
}
