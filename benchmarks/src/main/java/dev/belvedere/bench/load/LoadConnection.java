package dev.belvedere.bench.load;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;

/** A connection to a server with at most one request under way. Used by its event loop. */
final class LoadConnection extends SimpleChannelInboundHandler<HttpObject> {

    private final Channel channel;
    private final PreparedRequests requests;
    private final Events events;
    private long request;
    private boolean ok;

    LoadConnection(Channel channel, PreparedRequests requests, Events events) {
        this.channel = channel;
        this.requests = requests;
        this.events = events;
    }

    /** Receives a connection's events, on the event loop. */
    interface Events {
        /**
         * A response is complete.
         *
         * @param request the number that the request was sent with
         * @param ok whether the status is 200
         */
        void answered(LoadConnection connection, long request, boolean ok);

        /** The connection is broken. */
        void failed(Throwable cause);
    }

    void send(long number) {
        request = number;
        var unused = channel.writeAndFlush(requests.any(), channel.voidPromise());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpResponse response) {
            ok = response.status().equals(HttpResponseStatus.OK);
        }
        if (part instanceof LastHttpContent) {
            events.answered(this, request, ok);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        events.failed(new IllegalStateException("the server has closed a connection"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        events.failed(cause);
    }
}
