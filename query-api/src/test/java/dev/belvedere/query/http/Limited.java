package dev.belvedere.query.http;

import dev.belvedere.query.http.server.ConnectionLimits;
import dev.belvedere.query.http.server.ReadLimits;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.http.server.SubscriptionLimits;
import dev.belvedere.query.route.PeerSettings;
import java.time.Duration;
import java.util.List;

/** Settings whose limits a test can reach. */
final class Limited {

    private static final ReadLimits READS = ReadLimits.defaults();
    private static final ConnectionLimits CONNECTIONS = ConnectionLimits.defaults();

    private Limited() {}

    static ServerSettings reads(int atOnce, int waiting, Duration longestWait) {
        return settings(
                new ReadLimits(atOnce, waiting, longestWait, READS.timeout(), READS.keys(), READS.rows()), CONNECTIONS);
    }

    static ServerSettings time(Duration timeout) {
        return settings(
                new ReadLimits(
                        READS.atOnce(), READS.waiting(), READS.longestWait(), timeout, READS.keys(), READS.rows()),
                CONNECTIONS);
    }

    static ServerSettings size(int keys, int rows, int headBytes) {
        return settings(
                new ReadLimits(READS.atOnce(), READS.waiting(), READS.longestWait(), READS.timeout(), keys, rows),
                new ConnectionLimits(
                        CONNECTIONS.most(),
                        headBytes,
                        CONNECTIONS.headTimeout(),
                        CONNECTIONS.answerTimeout(),
                        CONNECTIONS.idleTimeout()));
    }

    static ServerSettings connections(int most, Duration headTimeout, Duration answerTimeout, Duration idleTimeout) {
        return settings(
                READS, new ConnectionLimits(most, CONNECTIONS.headBytes(), headTimeout, answerTimeout, idleTimeout));
    }

    private static ServerSettings settings(ReadLimits reads, ConnectionLimits connections) {
        return new ServerSettings(
                "127.0.0.1", 0, reads, connections, SubscriptionLimits.defaults(), List.of(), PeerSettings.defaults());
    }
}
