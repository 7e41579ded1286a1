package dev.belvedere.bench.load;

/**
 * The result of a closed loop.
 *
 * @param failures the number of responses other than 200, which count as requests too
 * @param generatorCpuSeconds the CPU time of the generator's process
 */
public record Throughput(long requests, long failures, double seconds, double generatorCpuSeconds) {

    /** The throughput, in requests per second. */
    public double perSecond() {
        return requests / seconds;
    }

    /** The generator's CPU time per request, in microseconds. */
    public double generatorMicros() {
        return generatorCpuSeconds * 1e6 / requests;
    }
}
