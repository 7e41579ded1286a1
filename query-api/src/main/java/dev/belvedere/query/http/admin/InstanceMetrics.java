package dev.belvedere.query.http.admin;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;

/** All metrics of an instance, those of its Java process included. Thread-safe. */
public final class InstanceMetrics implements AutoCloseable {

    private static final String OWN = "belvedere.";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final JvmHeapPressureMetrics heap = new JvmHeapPressureMetrics();

    /** Measures the Java process; all else is measured by whoever gets the {@link #registry}. */
    public InstanceMetrics() {
        registry.config()
                .meterFilter(MeterFilter.denyUnless(
                        id -> id.getName().startsWith(OWN) || RuntimeMetric.isShown(id.getName())));
        List<MeterBinder> ofProcess = List.of(
                new JvmMemoryMetrics(),
                collections,
                heap,
                new JvmThreadMetrics(),
                new ProcessorMetrics(),
                new FileDescriptorMetrics(),
                new UptimeMetrics());
        ofProcess.forEach(binder -> binder.bindTo(registry));
    }

    /** Receives the metrics of the engine and of the read API. */
    public MeterRegistry registry() {
        return registry;
    }

    /** All metrics in one of Prometheus' formats. */
    String scrape(String contentType) {
        return registry.scrape(contentType);
    }

    @Override
    public void close() {
        collections.close();
        heap.close();
        registry.close();
    }
}
