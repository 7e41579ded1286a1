package dev.belvedere.bench.sql.check;

import dev.belvedere.serdes.failure.BelvedereException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of the statements. Used by one thread. */
public final class StatementTally {

    private static final int LONGEST_REASON = 100;

    private final Map<String, Integer> shapes = new TreeMap<>();
    private final Map<String, Integer> startedByShape = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final List<TrialDifference> differences = new ArrayList<>();
    private int compared;
    private int failing;

    void drawn(String shape) {
        shapes.merge(shape, 1, Integer::sum);
        startedByShape.merge(shape, 0, Integer::sum);
    }

    void started(String shape) {
        startedByShape.merge(shape, 1, Integer::sum);
    }

    /** A statement was refused. Reasons that differ in names and numbers only are one kind. */
    void refused(BelvedereException reason) {
        String kind = String.valueOf(reason.getMessage())
                .replaceFirst("^.*?:\\d+:\\d+: ", "")
                .replaceAll("'[^']*'", "'…'")
                .replaceAll("\\b[abctvxr]\\d*(\\.\\w+)?\\b", "…")
                .replaceAll("\\d+", "…");
        refusals.merge(kind.substring(0, Math.min(LONGEST_REASON, kind.length())), 1, Integer::sum);
    }

    void addCompared() {
        compared++;
    }

    void addFailing() {
        failing++;
    }

    void different(TrialDifference difference) {
        differences.add(difference);
    }

    /** Returns how many statements of each shape PostgreSQL took. */
    public Map<String, Integer> shapes() {
        return Map.copyOf(shapes);
    }

    /** Returns how many of each shape became views. */
    public Map<String, Integer> startedByShape() {
        return Map.copyOf(startedByShape);
    }

    /** Returns how many statements were refused, by the kind of the reason. */
    public Map<String, Integer> refusals() {
        return Map.copyOf(refusals);
    }

    public List<TrialDifference> differences() {
        return List.copyOf(differences);
    }

    /** Returns how many statements PostgreSQL took. */
    public int statements() {
        return shapes.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int started() {
        return startedByShape.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns how many views were compared at least once. */
    public int compared() {
        return compared;
    }

    /** Returns how many were never compared, because PostgreSQL's query failed for a row's values each time. */
    public int failing() {
        return failing;
    }
}
