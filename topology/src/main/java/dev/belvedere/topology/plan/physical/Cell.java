package dev.belvedere.topology.plan.physical;

/**
 * The position of a value in the entry that an assembly keeps for a key.
 *
 * @param part the position of the part, or {@link #KEY}
 * @param column the column within the part, or within the key
 */
public record Cell(int part, int column) {

    /** The number of the part that stands for the key itself. */
    public static final int KEY = -1;

    /** Returns the cell of a column of the key. */
    public static Cell ofKey(int column) {
        return new Cell(KEY, column);
    }
}
