package dev.belvedere.query.http.server;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Closes connections on which a request's head or its answer takes too long, although every byte postpones Jetty's own idle timeout. It checks all
 * connections periodically, so that requests pay nothing for it; a client may exceed its limit by two checks.
 */
final class SlowClientGuard extends AbstractLifeCycle {

    private static final int CHECKS_PER_TIMEOUT = 8;
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
        this.pauseNanos = Math.min(LONGEST_PAUSE_NANOS, Math.min(headNanos, answerNanos) / CHECKS_PER_TIMEOUT);
    }

    @Override
    protected void doStart() {
        checkLater();
    }

    private void checkLater() {
        connector.getScheduler().schedule(this::check, pauseNanos, TimeUnit.NANOSECONDS);
    }

    private void check() {
        if (isStopping() || isStopped()) {
            return;
        }
        try {
            check(System.nanoTime());
        } finally {
            checkLater();
        }
    }

    private void check(long now) {
        Map<EndPoint, Head> current = new HashMap<>();
        for (EndPoint each : connector.getConnectedEndPoints()) {
            ClientEndPoint client = (ClientEndPoint) each;
            if (client.isAnswering()) {
                if (client.isTimed() && client.answeringNanos(now) > answerNanos) {
                    client.close(new TimeoutException("The client is too slow"));
                }
            } else if (client.getConnection() != null) {
                Head head = heads.getOrDefault(client, Head.NONE).then(client, now);
                current.put(client, head);
                if (head.nanos(now) > headNanos) {
                    client.close(new TimeoutException("The client is too slow"));
                }
            }
        }
        heads = current;
    }

    /**
     * The progress of a connection with the heads of its requests.
     *
     * @param requests the number of heads that have arrived
     * @param bytesIn the bytes received when this number was first seen
     * @param moving whether another head has begun to arrive since then
     * @param since when that was first seen
     */
    private record Head(long requests, long bytesIn, boolean moving, long since) {

        static final Head NONE = new Head(0, 0, false, 0);

        long nanos(long now) {
            return moving ? now - since : 0;
        }

        Head then(ClientEndPoint client, long now) {
            long in = client.requests();
            if (in != requests) {
                return new Head(in, client.bytesIn(), false, now);
            }
            return moving ? this : new Head(in, bytesIn, client.bytesIn() > bytesIn, now);
        }
    }
}
