package dev.belvedere.bench.http.load;

/**
 * What a closed loop found.
 *
 * @param failures answers other than 200, which count as requests too
 * @param generatorCpuSeconds of the generator's whole process, meanwhile
 */
public record Throughput(long requests, long failures, double seconds, double generatorCpuSeconds) {

    public double perSecond() {
        return requests / seconds;
    }

    /** What a request cost the generator, microseconds of a core. */
    public double generatorMicros() {
        return generatorCpuSeconds * 1e6 / requests;
    }
}
