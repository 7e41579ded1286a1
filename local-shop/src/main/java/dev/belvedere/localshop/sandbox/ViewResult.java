package dev.belvedere.localshop.sandbox;

/**
 * The result of one view.
 *
 * @param detail rows that differ, the reason of a refusal, or the number of rows
 */
public record ViewResult(String view, Outcome outcome, String detail) {

    /** Returns the result as one line, and more for rows that differ. */
    @Override
    public String toString() {
        return String.format("%-32s %-10s %s", view, outcome, detail.strip().replace("\n", "\n    "));
    }
}
