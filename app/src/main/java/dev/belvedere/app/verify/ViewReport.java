package dev.belvedere.app.verify;

import dev.belvedere.app.verify.Difference.Kind;
import java.util.List;
import java.util.Locale;

/**
 * The result of verifying one view.
 *
 * @param compared rows of the source database that were compared
 * @param scanned rows that a scan of the view returned
 * @param differences in the order of their keys
 * @param digest SHA-256 of the rows as they were served
 */
public record ViewReport(String view, long compared, long scanned, List<Difference> differences, String digest) {

    private static final int SHOWN = 10;

    public ViewReport {
        differences = List.copyOf(differences);
    }

    /** Returns true if the view has exactly the rows of its SELECT. */
    public boolean equal() {
        return differences.isEmpty();
    }

    /** Returns the first differences, at most as many as given, as text. */
    public List<String> firstDifferences(int most) {
        return differences.stream().limit(most).map(Difference::toString).toList();
    }

    /** Returns the report as text of several lines. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(view).append(equal() ? ": equal\n" : ": NOT EQUAL\n");
        text.append(String.format(Locale.ROOT, "  rows compared  %,d%n  rows scanned   %,d%n", compared, scanned));
        for (Kind kind : Kind.values()) {
            text.append(section(kind));
        }
        return text.append("  digest         ").append(digest).toString();
    }

    private String section(Kind kind) {
        List<Difference> found = differences.stream()
                .filter(difference -> difference.kind() == kind)
                .toList();
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "  %-14s %,d%n", kind.name().toLowerCase(Locale.ROOT), found.size()));
        found.stream()
                .limit(SHOWN)
                .forEach(difference -> text.append("    ").append(difference).append('\n'));
        if (found.size() > SHOWN) {
            text.append("    … and ").append(found.size() - SHOWN).append(" more\n");
        }
        return text.toString();
    }
}
