package dev.belvedere.bench.http.load;

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
 * Connections to servers of this machine, as many to each, all on one event loop. Epoll, because a schedule of some thousand requests a second needs a clock that is finer
 * than a selector's milliseconds.
 */
final class Connections implements AutoCloseable {

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Requests requests;
    private Connection.Listener listener = (connection, request, good) -> {};
    private volatile boolean closing;

    private Connections(Requests requests) {
        this.requests = requests;
    }

    static Connections open(List<Integer> ports, int count, Requests requests) throws InterruptedException {
        Connections connections = new Connections(requests);
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
                        Connection connection = new Connection(channel, Connections.this);
                        connections.add(connection);
                        channel.pipeline().addLast(new HttpResponseDecoder(), connection);
                    }
                });
    }

    /** Starts on the event loop, and waits until {@link #end} or a failure. */
    void run(Connection.Listener answers, Runnable start, long secondsAtMost) throws Exception {
        loop().execute(() -> {
            listener = answers;
            start.run();
        });
        end.get(secondsAtMost, TimeUnit.SECONDS);
    }

    EventLoop loop() {
        return group.next();
    }

    /** To be called on the event loop. */
    List<Connection> all() {
        return connections;
    }

    Requests requests() {
        return requests;
    }

    Connection.Listener listener() {
        return listener;
    }

    void end() {
        end.complete(null);
    }

    void fail(Throwable cause) {
        if (!closing) {
            end.completeExceptionally(cause);
        }
    }

    @Override
    public void close() {
        closing = true;
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
