package dev.belvedere.topology.sql;

import dev.belvedere.serdes.failure.BelvedereException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** A statement that cannot become a view: it is not SQL, names what does not exist, or asks for what cannot be kept exact. */
public final class SqlException extends BelvedereException {

    private final int line;
    private final int column;

    SqlException(String code, String source, int line, int column, String reason, @Nullable Throwable cause) {
        super(code, source + ":" + line + ":" + column + ": " + reason, cause);
        this.line = line;
        this.column = column;
    }

    /** Refuses what stands at this position of the statement. */
    static SqlException unsupported(Statement statement, SqlParserPos at, String reason) {
        return new SqlException(
                "sql-unsupported", statement.source(), at.getLineNum(), at.getColumnNum(), reason, null);
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
