package io.netty.planted;

/** Stands in for a class of this package. */
public final class NettyStandIn {

    private NettyStandIn() {}
}
