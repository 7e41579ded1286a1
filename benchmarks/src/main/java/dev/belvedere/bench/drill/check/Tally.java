package dev.belvedere.bench.drill.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the reads, violations and failures of all readers and of the subscriber. Thread-safe. */
public final class Tally {

    private static final int KEPT_REPORTS = 20;
    private static final double NANOS_PER_MS = 1e6;

    private final Map<String, Long> failedAttempts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private long reads;
    private long wrongAnswers;
    private long failedReads;
    private long tooStale;
    private long gapNanos;
    private String gap = "";
    private long delivered;
    private long streams;
    private long resyncs;

    /** The number of answered reads. */
    public synchronized long reads() {
        return reads;
    }

    /** The number of violations. */
    public synchronized long wrongAnswers() {
        return wrongAnswers;
    }

    /** A sentence for each of the first violations. */
    public synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** The number of reads that failed twice, at two instances if there were two. */
    public synchronized long failedReads() {
        return failedReads;
    }

    /** The first of them, each with the reasons of both attempts. */
    public synchronized List<String> failed() {
        return List.copyOf(failed);
    }

    /** The number of reads with {@code Max-Staleness} that were refused as not fresh enough. */
    public synchronized long tooStale() {
        return tooStale;
    }

    /** The number of failed attempts by reason. */
    public synchronized Map<String, Long> failedAttempts() {
        return Map.copyOf(failedAttempts);
    }

    /** The longest time from the first attempt of a read until it was answered, among reads whose first attempt failed. */
    public synchronized double gapMs() {
        return gapNanos / NANOS_PER_MS;
    }

    /** The failures of that read; empty if there is none. */
    public synchronized String gap() {
        return gap;
    }

    /** The number of rows delivered to the subscriber. */
    public synchronized long delivered() {
        return delivered;
    }

    /** The number of streams that the subscriber opened, one after the other. */
    public synchronized long streams() {
        return streams;
    }

    /** The number of full resyncs of the subscriber. */
    public synchronized long resyncs() {
        return resyncs;
    }

    synchronized void read() {
        reads++;
    }

    synchronized void wrong(String sentence) {
        wrongAnswers++;
        if (wrong.size() < KEPT_REPORTS) {
            wrong.add(sentence);
        }
    }

    synchronized void failedAttempt(String reason) {
        failedAttempts.merge(reason, 1L, Long::sum);
    }

    synchronized void failedRead(String sentence) {
        failedReads++;
        if (failed.size() < KEPT_REPORTS) {
            failed.add(sentence);
        }
    }

    synchronized void refusedAsTooStale() {
        tooStale++;
    }

    synchronized void gap(long nanos, String sentence) {
        if (nanos > gapNanos) {
            gapNanos = nanos;
            gap = sentence;
        }
    }

    synchronized void deliver() {
        delivered++;
    }

    synchronized void stream() {
        streams++;
    }

    synchronized void resync() {
        resyncs++;
    }
}
