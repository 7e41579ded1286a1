package dev.belvedere.bench.drill.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all readers together have met. Thread-safe. */
public final class Tally {

    private static final int KEPT = 20;
    private static final double NANOS_A_MS = 1e6;

    private final Map<String, Long> failedTries = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private long reads;
    private long wrongAnswers;
    private long failedReads;
    private long tooStale;
    private long gapNanos;
    private String gap = "";
    private long told;
    private long streams;
    private long resets;

    /** Reads that were answered. */
    public synchronized long reads() {
        return reads;
    }

    public synchronized long wrongAnswers() {
        return wrongAnswers;
    }

    /** The first wrong answers, a sentence each. */
    public synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Reads that failed twice, at two instances where there were two. */
    public synchronized long failedReads() {
        return failedReads;
    }

    /** The first of them, and what was said to both tries. */
    public synchronized List<String> failed() {
        return List.copyOf(failed);
    }

    /** Reads with {@code Max-Staleness} that were refused as not fresh enough. */
    public synchronized long tooStale() {
        return tooStale;
    }

    /** How many tries failed, by reason. */
    public synchronized Map<String, Long> failedTries() {
        return Map.copyOf(failedTries);
    }

    /** The longest time from the begin of the first try of a read until it was answered. Of reads whose first try was answered, nothing counts. */
    public synchronized double gapMs() {
        return gapNanos / NANOS_A_MS;
    }

    /** What that read met; empty where there was none. */
    public synchronized String gap() {
        return gap;
    }

    /** Rows of changes that somebody was told who follows them. */
    public synchronized long told() {
        return told;
    }

    /** How many streams of changes they were told by, one after the other. */
    public synchronized long streams() {
        return streams;
    }

    /** How many of those told all rows anew. */
    public synchronized long resets() {
        return resets;
    }

    synchronized void read() {
        reads++;
    }

    synchronized void wrong(String sentence) {
        wrongAnswers++;
        if (wrong.size() < KEPT) {
            wrong.add(sentence);
        }
    }

    synchronized void failedTry(String reason) {
        failedTries.merge(reason, 1L, Long::sum);
    }

    synchronized void failedRead(String sentence) {
        failedReads++;
        if (failed.size() < KEPT) {
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

    synchronized void tell() {
        told++;
    }

    synchronized void stream() {
        streams++;
    }

    synchronized void reset() {
        resets++;
    }
}
