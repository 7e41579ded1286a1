package dev.belvedere.serdes.column;

/** An array arrives as one of several dimensions does: with NULLs alone, or with what Java calls the arrays in it. */
public final class UntoldElementsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    UntoldElementsException() {
        super(
                "has an array that arrives as connectors send one of several dimensions, with NULLs alone or with names of Java's"
                        + " arrays: its elements are not known. Store arrays of one dimension; if this is one, declare nulls: kept");
    }
}
