package dev.belvedere.bench.drill.bank.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts the answers of all readers, and those that are impossible. Thread-safe. */
public final class BankTally {

    private static final int KEPT_REPORTS = 20;

    private final Map<ReadPath, Long> answers = new EnumMap<>(ReadPath.class);
    private final Map<ReadPath, Long> impossible = new EnumMap<>(ReadPath.class);
    private final Map<String, Long> unavailable = new TreeMap<>();
    private final NavigableSet<Long> positions = new TreeSet<>();
    private final List<String> reports = new ArrayList<>();

    /** The number of answers that were checked. */
    public synchronized long answers() {
        return sum(answers);
    }

    /** The number of answers by this path that were checked. */
    public synchronized long answers(ReadPath path) {
        return answers.getOrDefault(path, 0L);
    }

    /** The number of answers that the bank never had. */
    public synchronized long impossible() {
        return sum(impossible);
    }

    /** The number of answers by this path that the bank never had. */
    public synchronized long impossible(ReadPath path) {
        return impossible.getOrDefault(path, 0L);
    }

    /** A sentence for each of the first of them. */
    public synchronized List<String> reports() {
        return List.copyOf(reports);
    }

    /** The number of different positions that answers named. */
    public synchronized long distinctSnapshots() {
        return positions.size();
    }

    /** The last position that an answer named; 0 if there is none. */
    public synchronized long newestSnapshot() {
        return positions.isEmpty() ? 0 : positions.last();
    }

    /** The number of requests that were refused or failed, by reason. */
    public synchronized Map<String, Long> unavailable() {
        return new TreeMap<>(unavailable);
    }

    /** Returns whether there are so many answers, and so many by each path. */
    public synchronized boolean reached(long all, long each) {
        return sum(answers) >= all
                && Arrays.stream(ReadPath.values()).allMatch(path -> answers.getOrDefault(path, 0L) >= each);
    }

    synchronized void answer(ReadPath path) {
        answers.merge(path, 1L, Long::sum);
    }

    synchronized void snapshot(long position) {
        positions.add(position);
    }

    /** Counts a response that cannot even be checked as an answer, and is wrong. */
    public synchronized void wrongReply(ReadPath path, String sentence) {
        answer(path);
        impossible(path, sentence);
    }

    /** Counts an answer, already counted as such, that is impossible. */
    synchronized void impossible(ReadPath path, String sentence) {
        impossible.merge(path, 1L, Long::sum);
        if (reports.size() < KEPT_REPORTS) {
            reports.add(path.figure() + ": " + sentence);
        }
    }

    /** Counts a request that was refused or failed. */
    public synchronized void unavailable(String reason) {
        unavailable.merge(reason, 1L, Long::sum);
    }

    private static long sum(Map<ReadPath, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
