package dev.belvedere.topology.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class MetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);

    @Test
    void keepsWhatCountsThoughNothingElseRefersToIt() {
        LongAdder records = new LongAdder();
        records.add(7);
        meters.counted(EngineMetric.RESTORED, records::sum);
        meters.gauge(EngineMetric.RESTORING, () -> records.sum() + 1.0);

        System.gc();

        assertThat(registry.get(EngineMetric.RESTORED.id()).functionCounter().count())
                .isEqualTo(7);
        assertThat(registry.get(EngineMetric.RESTORING.id()).gauge().value()).isEqualTo(8);
    }

    @Test
    void namesTheLabelsInTheirOrder() {
        meters.counter(EngineMetric.EVENTS, "orders").increment();

        assertThat(registry.get("belvedere.events")
                        .tag("table", "orders")
                        .counter()
                        .count())
                .isEqualTo(1);
    }
}
