package dev.belvedere.query.planted;

import io.netty.planted.NettyStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsNetty {

    private KnowsNetty() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return NettyStandIn.class;
    }
}
