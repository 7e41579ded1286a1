package dev.belvedere.query.http;

import java.time.Duration;

/**
 * How much those who follow changes may ask of an instance.
 *
 * @param subscribers at once, at least 0; by default 1,000
 * @param heartbeat how long nothing is sent before a comment is, more than zero; by default 15 s
 */
public record ChangeLimits(int subscribers, Duration heartbeat) {

    public ChangeLimits {
        Bounds.atLeast(0, subscribers, "subscribers");
        Bounds.positive(heartbeat, "pause between heartbeats");
    }

    public static ChangeLimits defaults() {
        return new ChangeLimits(1_000, Duration.ofSeconds(15));
    }
}
