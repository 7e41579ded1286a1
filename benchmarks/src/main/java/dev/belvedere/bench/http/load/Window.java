package dev.belvedere.bench.http.load;

/**
 * What servers took in one round.
 *
 * @param serverCpuSeconds of the servers' own processes, meanwhile; PostgreSQL's are not among them
 */
public record Window(Throughput load, double serverCpuSeconds) {

    public double perSecond() {
        return load.perSecond();
    }

    /** What a request cost them, microseconds of a core. */
    public double serverMicros() {
        return serverCpuSeconds * 1e6 / load.requests();
    }
}
