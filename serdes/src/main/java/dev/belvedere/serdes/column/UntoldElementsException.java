package dev.belvedere.serdes.column;

/** An array arrives as one of several dimensions does: with NULLs alone, or with what Java calls the arrays in it. */
public final class UntoldElementsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    UntoldElementsException() {
        super(
                "arrives as an array of NULLs alone, as connectors send an array of several dimensions, which no SQL type stands"
                        + " for. Store arrays of one dimension, or declare nulls: kept for the column if it has no others");
    }
}
