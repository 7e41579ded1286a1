package dev.belvedere.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.bench.load.Latency;
import dev.belvedere.bench.load.LoadWindow;
import dev.belvedere.bench.load.Throughput;
import org.junit.jupiter.api.Test;

class HttpRoundsTest {

    private final HttpRounds rounds = new HttpRounds();

    @Test
    void divideThroughputsRoundByRound() {
        rounds.add(HttpScenario.ROW, window(1_000));
        rounds.add(HttpScenario.ROW, window(900));
        rounds.add(HttpScenario.JDBC, window(500));
        rounds.add(HttpScenario.JDBC, window(300));

        assertThat(rounds.ratios(HttpScenario.ROW, HttpScenario.JDBC)).containsExactly(2, 3);
        assertThat(rounds.median(HttpScenario.ROW, LoadWindow::perSecond)).isEqualTo(950);
        assertThat(rounds.median(HttpScenario.EMPTY_HANDLER, LoadWindow::perSecond))
                .isNaN();
    }

    @Test
    void divideLatenciesUnderIngestByThoseWithout() {
        rounds.addAlone(latency(4));
        rounds.addUnderIngest(latency(6));

        assertThat(rounds.latencyRatios()).containsExactly(1.5);
    }

    @Test
    void reachAGoalByTheirMedian() {
        assertThat(new RatioGoal("row / jdbc", 2.5, false, new double[] {2, 3, 4}).reached())
                .isTrue();
        assertThat(new RatioGoal("row / jdbc", 2.5, false, new double[] {2, 2, 4}).reached())
                .isFalse();
        assertThat(new RatioGoal("p99", 2, true, new double[] {1, 2, 9}).reached())
                .isTrue();
        assertThat(new RatioGoal("p99", 2, true, new double[] {1, 3, 9}).reached())
                .isFalse();
    }

    private static LoadWindow window(long requests) {
        return new LoadWindow(new Throughput(requests, 0, 1, 0), 0);
    }

    private static Latency latency(double p99Ms) {
        return new Latency(100, 0, 1, 2, p99Ms, 8, 9);
    }
}
