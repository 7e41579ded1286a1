package dev.belvedere.query.http.server;

import java.time.Duration;

/**
 * The limits on connections of clients.
 *
 * @param most the most connections at a time, at least 1; others wait to be accepted; by default 2,048
 * @param headBytes the most bytes of a request's line and headers, at least 1,024; by default 64 KiB, enough for a thousand keys
 * @param headTimeout how long a client may take to send them; by default 10 s
 * @param answerTimeout how long an answer may take from the request to its last byte, with waits and slow clients; by default 30 s
 * @param idleTimeout how long a connection may be idle before it is closed; by default 30 s
 */
public record ConnectionLimits(
        int most, int headBytes, Duration headTimeout, Duration answerTimeout, Duration idleTimeout) {

    public ConnectionLimits {
        LimitChecks.atLeast(1, most, "connections");
        LimitChecks.atLeast(1_024, headBytes, "bytes of a request's head");
        LimitChecks.positive(headTimeout, "longest time to send a request's head");
        LimitChecks.positive(answerTimeout, "longest time to receive an answer");
        LimitChecks.positive(idleTimeout, "longest time that a connection is idle");
    }

    public static ConnectionLimits defaults() {
        return new ConnectionLimits(
                2_048, 64 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30));
    }
}
