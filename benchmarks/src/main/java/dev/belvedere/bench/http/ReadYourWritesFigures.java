package dev.belvedere.bench.http;

/**
 * The figures of reads that follow writes, beside the freshness of the view at the same rate.
 *
 * @param freshnessMs the median from sending a change until polling shows it
 */
record ReadYourWritesFigures(ReadYourWrites.Findings reads, double freshnessMs) {}
