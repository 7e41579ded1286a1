package dev.belvedere.query.http.server;

import java.time.Duration;

/**
 * The limits on subscriptions of an instance.
 *
 * @param subscribers the most at a time, at least 0; by default 1,000
 * @param heartbeat how long nothing may be sent before a comment is, more than zero; by default 15 s
 */
public record SubscriptionLimits(int subscribers, Duration heartbeat) {

    public SubscriptionLimits {
        LimitChecks.atLeast(0, subscribers, "subscribers");
        LimitChecks.positive(heartbeat, "pause between heartbeats");
    }

    public static SubscriptionLimits defaults() {
        return new SubscriptionLimits(1_000, Duration.ofSeconds(15));
    }
}
