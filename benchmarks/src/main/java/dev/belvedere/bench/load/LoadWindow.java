package dev.belvedere.bench.load;

/**
 * The result of a closed loop with the servers' cost.
 *
 * @param serverCpuSeconds the CPU time of the servers' processes, without PostgreSQL's
 */
public record LoadWindow(Throughput load, double serverCpuSeconds) {

    /** The throughput, in requests per second. */
    public double perSecond() {
        return load.perSecond();
    }

    /** The servers' CPU time per request, in microseconds. */
    public double serverMicros() {
        return serverCpuSeconds * 1e6 / load.requests();
    }
}
