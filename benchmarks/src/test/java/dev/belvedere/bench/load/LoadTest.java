package dev.belvedere.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int PER_SECOND = 200;
    private static final Duration TIME = Duration.ofSeconds(2);
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration STALL = Duration.ofMillis(400);
    private static final PreparedRequests REQUESTS = PreparedRequests.of("/rows/", List.of("1", "2", "3"));

    @Test
    void countsAStallForEveryRequestThatWasDueMeanwhile() throws Exception {
        // One request of 400 is slow, but 80 were due while it was: the slowest tenth of all waited for half of the
        // stall or more.
        Latency latency = open(2 * PER_SECOND, STALL, OK);

        assertThat(latency.p90Ms()).isGreaterThan(STALL.toMillis() / 4.0);
        assertThat(latency.p99Ms()).isGreaterThan(STALL.toMillis() * 0.8);
        assertThat(latency.p50Ms()).isLessThan(STALL.toMillis() / 4.0);
    }

    @Test
    void sendsWhatWasDueDuringAStallAllTheSame() throws Exception {
        try (SlowServer server = new SlowServer(2 * PER_SECOND, STALL, OK);
                LoadConnections connections = LoadConnections.open(List.of(server.port()), 4, REQUESTS)) {
            Latency latency = new OpenLoop(connections, PER_SECOND, WARM_UP, TIME).run();

            assertThat(latency.requests()).isEqualTo(PER_SECOND * TIME.toSeconds());
            assertThat(server.requests())
                    .isEqualTo(PER_SECOND * TIME.plus(WARM_UP).toSeconds());
        }
    }

    @Test
    void countsOtherAnswersAsFailures() throws Exception {
        Latency latency = open(0, Duration.ZERO, UNAVAILABLE);

        assertThat(latency.failures()).isEqualTo(latency.requests());
    }

    @Test
    void keepsAllConnectionsBusyInAClosedLoop() throws Exception {
        try (SlowServer server = new SlowServer(0, Duration.ZERO, OK);
                LoadConnections connections = LoadConnections.open(List.of(server.port()), 4, REQUESTS)) {
            Throughput throughput = new ClosedLoop(connections, Duration.ofMillis(300)).run();

            assertThat(throughput.failures()).isZero();
            assertThat(throughput.seconds()).isGreaterThanOrEqualTo(0.3);
            assertThat((long) server.requests()).isBetween(throughput.requests(), throughput.requests() + 4);
        }
    }

    @Test
    void asksSeveralServersInEqualParts() throws Exception {
        try (SlowServer one = new SlowServer(0, Duration.ZERO, OK);
                SlowServer other = new SlowServer(0, Duration.ZERO, OK);
                LoadConnections connections = LoadConnections.open(List.of(one.port(), other.port()), 2, REQUESTS)) {
            new OpenLoop(connections, PER_SECOND, Duration.ZERO, TIME).run();

            assertThat(one.requests()).isPositive();
            assertThat(other.requests()).isPositive();
            assertThat(one.requests() + other.requests()).isEqualTo((int) (PER_SECOND * TIME.toSeconds()));
        }
    }

    private static Latency open(int slowRequest, Duration stall, int status) throws Exception {
        try (SlowServer server = new SlowServer(slowRequest, stall, status);
                LoadConnections connections = LoadConnections.open(List.of(server.port()), 4, REQUESTS)) {
            return new OpenLoop(connections, PER_SECOND, WARM_UP, TIME).run();
        }
    }
}
