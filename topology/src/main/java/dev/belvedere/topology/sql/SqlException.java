package dev.belvedere.topology.sql;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/** A statement cannot become a view: it is not SQL, names something that does not exist, or cannot be kept exact. */
public final class SqlException extends BelvedereException {

    private final int line;
    private final int column;

    SqlException(String code, String source, int line, int column, String reason, @Nullable Throwable cause) {
        super(code, source + ":" + line + ":" + column + ": " + reason, cause);
        this.line = line;
        this.column = column;
    }

    /** The line in the file, from 1. */
    public int line() {
        return line;
    }

    /** The column in the line, from 1. */
    public int column() {
        return column;
    }
}
