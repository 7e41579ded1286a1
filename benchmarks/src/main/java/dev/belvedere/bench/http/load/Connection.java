package dev.belvedere.bench.http.load;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;

/** One connection to the server, with one request under way at most. Used by its event loop. */
final class Connection extends SimpleChannelInboundHandler<HttpObject> {

    private final Channel channel;
    private final Connections all;
    private long request;
    private boolean good;

    Connection(Channel channel, Connections all) {
        this.channel = channel;
        this.all = all;
    }

    /** What is done with an answer. */
    @FunctionalInterface
    interface Listener {
        /**
         * Called on the event loop.
         *
         * @param request as it was numbered at sending
         */
        void answered(Connection connection, long request, boolean good);
    }

    void send(long number) {
        request = number;
        var unused = channel.writeAndFlush(all.requests().any(), channel.voidPromise());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpResponse response) {
            good = response.status().equals(HttpResponseStatus.OK);
        }
        if (part instanceof LastHttpContent) {
            all.listener().answered(this, request, good);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        all.fail(new IllegalStateException("the server has closed a connection"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        all.fail(cause);
    }
}
