package dev.belvedere.query.http.server;

import java.time.Duration;

/**
 * How much a client may ask of its connection.
 *
 * @param most connections at once, at least 1; more wait to be accepted; by default 2,048
 * @param headBytes most bytes of a request's line and headers, at least 1,024; by default 64 KiB, in which a thousand keys have room
 * @param headTimeout how long a client may take to send them; by default 10 s
 * @param answerTimeout how long an answer may take from the request to its last byte, waits and a slow client included; by default 30 s
 * @param idleTimeout how long a connection may stand still before it is closed; by default 30 s
 */
public record ConnectionLimits(
        int most, int headBytes, Duration headTimeout, Duration answerTimeout, Duration idleTimeout) {

    public ConnectionLimits {
        Bounds.atLeast(1, most, "connections");
        Bounds.atLeast(1_024, headBytes, "bytes of a request's head");
        Bounds.positive(headTimeout, "longest time to send a request's head");
        Bounds.positive(answerTimeout, "longest time to receive an answer");
        Bounds.positive(idleTimeout, "longest time that a connection stands still");
    }

    public static ConnectionLimits defaults() {
        return new ConnectionLimits(
                2_048, 64 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30));
    }
}
