package dev.belvedere.query.http.server;

import dev.belvedere.query.read.Deadline;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/** Passes at a request's deadline, or when its client has left. One thread. */
public final class RequestDeadline implements Deadline {

    /** Checking whether the client is there costs a system call. */
    private static final long CHECK_EVERY_NANOS = Duration.ofMillis(10).toNanos();

    private final ClientEndPoint client;
    private final long startedAt = System.nanoTime();
    private final long nanos;
    private long checkedAt = startedAt;

    private RequestDeadline(ClientEndPoint client, Duration timeout) {
        this.client = client;
        this.nanos = timeout.toNanos();
    }

    public static RequestDeadline of(HttpServletRequest request, Duration timeout) {
        return new RequestDeadline(ClientEndPoint.of(request), timeout);
    }

    @Override
    public boolean hasPassed() {
        long now = System.nanoTime();
        return now - startedAt >= nanos || isClientGone(now);
    }

    private boolean isClientGone(long now) {
        if (now - checkedAt < CHECK_EVERY_NANOS) {
            return false;
        }
        checkedAt = now;
        return client.isGone();
    }
}
