package dev.belvedere.localshop.sandbox;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The results of all views. A view that is checked several times keeps its worst outcome. Not thread-safe. */
final class Results {

    private final Map<String, ViewResult> results = new TreeMap<>();
    private long rowsCompared;

    /** Adds the result of a check. Of two different ones the first stays. */
    void add(String view, Outcome outcome, String detail) {
        ViewResult before = results.get(view);
        if (before == null || (before.outcome() != Outcome.DIFFERENT && outcome.compareTo(before.outcome()) >= 0)) {
            results.put(view, new ViewResult(view, outcome, detail));
        }
    }

    /** So many rows of a view were compared. */
    void compared(long rows) {
        rowsCompared += rows;
    }

    /** Returns the results in the order of the views' names. */
    SandboxReport report() {
        return new SandboxReport(List.copyOf(results.values()), rowsCompared);
    }
}
