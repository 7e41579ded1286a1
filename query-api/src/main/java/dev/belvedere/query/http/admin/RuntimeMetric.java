package dev.belvedere.query.http.admin;

import dev.belvedere.topology.engine.metrics.Metric;
import java.util.Arrays;
import java.util.List;

/** Micrometer's measurements of the Java process that are shown; others are not. */
public enum RuntimeMetric implements Metric {
    MEMORY_USED("jvm.memory.used", "_bytes", "Memory in use.", "area", "id"),
    MEMORY_COMMITTED("jvm.memory.committed", "_bytes", "Memory that the process has.", "area", "id"),
    MEMORY_MAX(
            "jvm.memory.max", "_bytes", "Memory that the process may have; -1 if that is not bounded.", "area", "id"),
    BUFFERS("jvm.buffer.memory.used", "_bytes", "Memory of buffers outside the heap.", "id"),
    GC_OVERHEAD("jvm.gc.overhead", "", "Share of the processor time that garbage collection took lately, 0 to 1."),
    GC_PAUSE(
            "jvm.gc.pause",
            "_seconds",
            "Pauses by garbage collection, as _count, _sum and _max; from the first one on.",
            "action",
            "cause",
            "gc"),
    THREADS("jvm.threads.live", "_threads", "Threads."),
    THREAD_PEAK("jvm.threads.peak", "_threads", "The most threads that there were."),
    THREAD_STATES("jvm.threads.states", "_threads", "Threads by their state.", "state"),
    PROCESS_CPU("process.cpu.usage", "", "Share of all processors that the process takes, 0 to 1."),
    SYSTEM_CPU("system.cpu.usage", "", "Share of all processors that is taken, 0 to 1."),
    PROCESSORS("system.cpu.count", "", "Processors that the process may use."),
    FILES("process.files.open", "_files", "Open files and connections."),
    MOST_FILES("process.files.max", "_files", "The most that may be open."),
    UPTIME("process.uptime", "_seconds", "Time since the start of the process."),
    START("process.start.time", "_seconds", "The start of the process, in seconds since 1970.");

    private final String id;
    private final String suffix;
    private final String help;
    /** The names, with blanks between them. */
    private final String labels;

    RuntimeMetric(String id, String suffix, String help, String... labels) {
        this.id = id;
        this.suffix = suffix;
        this.help = help;
        this.labels = String.join(" ", labels);
    }

    static boolean isShown(String id) {
        return Arrays.stream(values()).anyMatch(metric -> metric.id.equals(id));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Kind kind() {
        return Kind.GAUGE;
    }

    @Override
    public String help() {
        return help;
    }

    @Override
    public List<String> labels() {
        return labels.isEmpty() ? List.of() : List.of(labels.split(" ", -1));
    }

    @Override
    public String prometheusName() {
        return id.replace('.', '_') + suffix;
    }
}
