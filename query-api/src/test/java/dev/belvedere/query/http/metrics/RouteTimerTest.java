package dev.belvedere.query.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.belvedere.topology.engine.metrics.Meters;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class RouteTimerTest {

    private static final int TIMES = 100_000;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RouteTimer timer = new RouteTimer(new Meters(registry), "/v1/views/{view}/rows/{key}");

    @Test
    void countsByOutcomeAndTime() {
        timer.ok(700_000);
        timer.ok(40_000_000);
        timer.ended("absent", 1);

        assertThat(registry.scrape())
                .contains(
                        "belvedere_http_requests_seconds_bucket{outcome=\"ok\",route=\"/v1/views/{view}/rows/{key}\",le=\"0.001\"} 1\n",
                        "belvedere_http_requests_seconds_count{outcome=\"ok\",route=\"/v1/views/{view}/rows/{key}\"} 2\n",
                        "belvedere_http_requests_seconds_count{outcome=\"absent\",route=\"/v1/views/{view}/rows/{key}\"} 1\n");
    }

    @Test
    void allocatesNothingForARequestThatSucceeds() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        record(TIMES);

        long before = threads.getCurrentThreadAllocatedBytes();
        record(TIMES);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).as("bytes for %d requests", TIMES).isLessThan(TIMES);
    }

    private void record(int times) {
        for (int time = 0; time < times; time++) {
            timer.ok(1_000L + time);
        }
    }
}
