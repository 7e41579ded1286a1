package dev.belvedere.query.http.server;

import java.time.Duration;

/**
 * How much those who follow changes may ask of an instance.
 *
 * @param subscribers at once, at least 0; by default 1,000
 * @param heartbeat how long nothing is sent before a comment is, more than zero; by default 15 s
 */
public record SubscriptionLimits(int subscribers, Duration heartbeat) {

    public SubscriptionLimits {
        Bounds.atLeast(0, subscribers, "subscribers");
        Bounds.positive(heartbeat, "pause between heartbeats");
    }

    public static SubscriptionLimits defaults() {
        return new SubscriptionLimits(1_000, Duration.ofSeconds(15));
    }
}
