package dev.belvedere.bench.load;

import java.net.URI;
import java.time.Duration;

/** A server's process and port. */
public record RunningServer(int port, long pid) {

    /** The base URL. */
    public URI http() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The CPU time of all its threads since its start. */
    public double cpuSeconds() {
        Duration time = ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
        return time.toNanos() / 1e9;
    }
}
