package dev.belvedere.serdes.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the known name that somebody most likely meant. */
public final class Nearest {

    private Nearest() {}

    /** The known name with the fewest edits to it; empty if none is known. */
    public static Optional<String> to(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.<String>comparingInt(each -> edits(name, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance: the least number of letters to insert, delete or replace to get from one to the other. */
    public static int edits(String one, String other) {
        // One row of the distances' table at a time.
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j - 1], row[j]) + 1);
            }
        }
        return row[other.length()];
    }
}
