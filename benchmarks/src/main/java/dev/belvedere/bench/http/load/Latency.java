package dev.belvedere.bench.http.load;

/**
 * What an open loop found: from when a request was due until its answer was there, milliseconds.
 *
 * @param requests that were due, without those of the warm-up
 * @param failures answers of them other than 200
 */
public record Latency(
        long requests, long failures, double p50Ms, double p90Ms, double p99Ms, double p999Ms, double maxMs) {}
