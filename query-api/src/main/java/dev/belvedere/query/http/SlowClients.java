package dev.belvedere.query.http;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Closes connections on which a request's head or its answer takes too long: each byte would keep Jetty's own idle timeout from closing them.
 * Looks at all connections from time to time, so that a request pays nothing for it; a client may take longer than its limit by two looks.
 */
final class SlowClients extends AbstractLifeCycle {

    private static final int LOOKS_PER_TIMEOUT = 8;
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ServerConnector connector;
    private final long headNanos;
    private final long answerNanos;
    private final long pauseNanos;
    private Map<EndPoint, Seen> seen = new HashMap<>();

    SlowClients(ServerConnector connector, ConnectionLimits limits) {
        this.connector = connector;
        this.headNanos = limits.headTimeout().toNanos();
        this.answerNanos = limits.answerTimeout().toNanos();
        this.pauseNanos = Math.min(LONGEST_PAUSE_NANOS, Math.min(headNanos, answerNanos) / LOOKS_PER_TIMEOUT);
    }

    @Override
    protected void doStart() {
        lookLater();
    }

    private void lookLater() {
        connector.getScheduler().schedule(this::look, pauseNanos, TimeUnit.NANOSECONDS);
    }

    private void look() {
        if (isStopping() || isStopped()) {
            return;
        }
        long now = System.nanoTime();
        Map<EndPoint, Seen> current = new HashMap<>();
        for (EndPoint client : connector.getConnectedEndPoints()) {
            Connection connection = client.getConnection();
            if (connection != null && isTimed(client)) {
                Seen seenNow = seen.getOrDefault(client, Seen.NOTHING).then(connection, now);
                current.put(client, seenNow);
                if (seenNow.movesFor(now) > (seenNow.answering() ? answerNanos : headNanos)) {
                    client.close(new TimeoutException("The client is too slow"));
                }
            }
        }
        seen = current;
        lookLater();
    }

    private static boolean isTimed(EndPoint client) {
        return !(client instanceof ClientEndPoint open) || open.isTimed();
    }

    /**
     * How far a connection had got.
     *
     * @param requests heads that were in
     * @param answers answers that were out
     * @param bytesIn in all, when these counts were first seen
     * @param moving whether a head or an answer is under way since then
     * @param since when it was first seen to be
     */
    private record Seen(long requests, long answers, long bytesIn, boolean moving, long since) {

        static final Seen NOTHING = new Seen(0, 0, 0, false, 0);

        boolean answering() {
            return requests > answers;
        }

        long movesFor(long now) {
            return moving ? now - since : 0;
        }

        Seen then(Connection connection, long now) {
            long in = connection.getMessagesIn();
            long out = connection.getMessagesOut();
            if (in != requests || out != answers) {
                return new Seen(in, out, connection.getBytesIn(), in > out, now);
            }
            return moving ? this : new Seen(in, out, bytesIn, connection.getBytesIn() > bytesIn, now);
        }
    }
}
