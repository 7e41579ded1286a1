package dev.belvedere.bench.load;

/**
 * The result of an open loop: latencies from the time at which a request was due until its response, in milliseconds.
 *
 * @param requests the number of requests, without those of the warm-up
 * @param failures the number of responses other than 200
 */
public record Latency(
        long requests, long failures, double p50Ms, double p90Ms, double p99Ms, double p999Ms, double maxMs) {}
