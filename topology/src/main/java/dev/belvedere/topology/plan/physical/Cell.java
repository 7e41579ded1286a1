package dev.belvedere.topology.plan.physical;

/**
 * Where a value stands in what an assembly keeps for a key.
 *
 * @param part the position of the part, or {@link #KEY}
 * @param column the column within the part, or within the key
 */
public record Cell(int part, int column) {

    /** The part number that stands for the key itself. */
    public static final int KEY = -1;

    /** The cell of the key's column at this position. */
    public static Cell ofKey(int column) {
        return new Cell(KEY, column);
    }
}
