package dev.belvedere.bench.http;

import dev.belvedere.bench.http.load.Throughput;

/**
 * A server's throughput in one round.
 *
 * @param serverCpuSeconds of the server's own process, meanwhile; PostgreSQL's are not among them
 */
record Window(Throughput load, double serverCpuSeconds) {

    double perSecond() {
        return load.perSecond();
    }

    /** What a request cost the server, microseconds of a core. */
    double serverMicros() {
        return serverCpuSeconds * 1e6 / load.requests();
    }
}
