package dev.belvedere.query.http;

import dev.belvedere.query.read.Patience;
import io.javalin.http.Context;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** Is over at a request's deadline, or when its client has left. One thread. */
final class RequestPatience implements Patience {

    /** To look whether a client is there is a system call. */
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(10).toNanos();

    private final EndPoint client;
    private final long startedAt = System.nanoTime();
    private final long nanos;
    private long lookedAt = startedAt;

    private RequestPatience(EndPoint client, Duration timeout) {
        this.client = client;
        this.nanos = timeout.toNanos();
    }

    static RequestPatience of(Context request, Duration timeout) {
        EndPoint client = ServletContextRequest.getServletContextRequest(request.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        return new RequestPatience(client, timeout);
    }

    @Override
    public boolean isOver() {
        long now = System.nanoTime();
        return now - startedAt >= nanos || isClientGone(now);
    }

    private boolean isClientGone(long now) {
        if (now - lookedAt < LOOK_EVERY_NANOS) {
            return false;
        }
        lookedAt = now;
        return client instanceof ClientEndPoint open && open.isGone();
    }
}
