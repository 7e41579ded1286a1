package dev.belvedere.bench.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Connections to servers on this machine, equally many to each, all on one event loop. Uses epoll, because a schedule of thousands of requests per second needs
 * a finer timer than the milliseconds of a selector.
 */
final class LoadConnections implements AutoCloseable {

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final List<LoadConnection> connections = new ArrayList<>();
    private final PreparedRequests requests;
    private Listener listener = (connection, request, ok) -> {};
    private volatile boolean closing;

    private LoadConnections(PreparedRequests requests) {
        this.requests = requests;
    }

    /** Receives the responses of all connections. */
    @FunctionalInterface
    interface Listener {
        /**
         * A response is complete. Called on the event loop.
         *
         * @param request the number that the request was sent with
         * @param ok whether the status is 200
         */
        void answered(LoadConnection connection, long request, boolean ok);
    }

    static LoadConnections open(List<Integer> ports, int count, PreparedRequests requests) throws InterruptedException {
        LoadConnections connections = new LoadConnections(requests);
        Bootstrap bootstrap = connections.bootstrap();
        for (int i = 0; i < count; i++) {
            bootstrap
                    .connect(InetAddress.getLoopbackAddress(), ports.get(i % ports.size()))
                    .sync();
        }
        return connections;
    }

    private Bootstrap bootstrap() {
        return new Bootstrap()
                .group(group)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        LoadConnection connection = new LoadConnection(channel, requests, new Dispatch());
                        connections.add(connection);
                        channel.pipeline().addLast(new HttpResponseDecoder(), connection);
                    }
                });
    }

    /** Passes events of a connection on to the listener, and ends the run at a failure. */
    private final class Dispatch implements LoadConnection.Events {

        @Override
        public void answered(LoadConnection connection, long request, boolean ok) {
            listener.answered(connection, request, ok);
        }

        @Override
        public void failed(Throwable cause) {
            if (!closing) {
                end.completeExceptionally(cause);
            }
        }
    }

    /** Runs {@code start} on the event loop, and waits until {@link #end} is called or a connection fails. */
    void run(Listener responses, Runnable start, long timeoutSeconds) throws Exception {
        loop().execute(() -> {
            listener = responses;
            start.run();
        });
        end.get(timeoutSeconds, TimeUnit.SECONDS);
    }

    EventLoop loop() {
        return group.next();
    }

    /** All connections. Called on the event loop. */
    List<LoadConnection> all() {
        return connections;
    }

    /** Ends {@link #run}. */
    void end() {
        end.complete(null);
    }

    @Override
    public void close() {
        closing = true;
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
