package dev.belvedere.serdes.row;

import dev.belvedere.serdes.failure.BelvedereException;

/** A value was asked for that is not known, because its row has failed. Its code is {@code failed-row}. */
public final class FailedRowException extends BelvedereException {

    private final String failure;

    FailedRowException(String failure) {
        super(
                "failed-row",
                "The row cannot be computed: " + failure
                        + ". PostgreSQL would fail, too. Change or delete the rows of the tables that it is made of.",
                null);
        this.failure = failure;
    }

    /** Returns why the row has failed. */
    public String failure() {
        return failure;
    }
}
