package dev.belvedere.query.http.server;

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
final class SlowClientGuard extends AbstractLifeCycle {

    private static final int LOOKS_PER_TIMEOUT = 8;
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ServerConnector connector;
    private final long headNanos;
    private final long answerNanos;
    private final long pauseNanos;
    private Map<EndPoint, Head> heads = new HashMap<>();

    SlowClientGuard(ServerConnector connector, ConnectionLimits limits) {
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
        try {
            look(System.nanoTime());
        } finally {
            lookLater();
        }
    }

    private void look(long now) {
        Map<EndPoint, Head> current = new HashMap<>();
        for (EndPoint each : connector.getConnectedEndPoints()) {
            ClientEndPoint client = (ClientEndPoint) each;
            Connection connection = client.getConnection();
            if (client.isAnswering()) {
                if (client.isTimed() && client.answeringNanos(now) > answerNanos) {
                    client.close(new TimeoutException("The client is too slow"));
                }
            } else if (connection != null) {
                Head head = heads.getOrDefault(client, Head.NONE).then(connection, now);
                current.put(client, head);
                if (head.nanos(now) > headNanos) {
                    client.close(new TimeoutException("The client is too slow"));
                }
            }
        }
        heads = current;
    }

    /**
     * How far a connection had got with the heads of its requests.
     *
     * @param requests heads that were in
     * @param bytesIn in all, when this count was first seen
     * @param moving whether another one is under way since then
     * @param since when it was first seen to be
     */
    private record Head(long requests, long bytesIn, boolean moving, long since) {

        static final Head NONE = new Head(0, 0, false, 0);

        long nanos(long now) {
            return moving ? now - since : 0;
        }

        Head then(Connection connection, long now) {
            long in = connection.getMessagesIn();
            if (in != requests) {
                return new Head(in, connection.getBytesIn(), false, now);
            }
            return moving ? this : new Head(in, bytesIn, connection.getBytesIn() > bytesIn, now);
        }
    }
}
