package dev.belvedere.topology.sql;

import dev.belvedere.topology.sql.text.LexicalException;
import dev.belvedere.topology.sql.text.ViewText;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is being compiled, with its errors at their places in the file as it was written.
 *
 * @param view its text, taken apart
 */
record StatementText(Statement statement, ViewText view) {

    /**
     * Reads the statement up to its query.
     *
     * @throws SqlException where it is no {@code CREATE MATERIALIZED VIEW} statement
     */
    static StatementText of(Statement statement) {
        try {
            return new StatementText(statement, ViewText.of(statement.sql()));
        } catch (LexicalException e) {
            throw statement.invalid(e);
        }
    }

    /** Returns where a position that the parser gives is in the file, as {@code source:line:column}. */
    String place(SqlParserPos position) {
        int offset = offset(position);
        return statement.source() + ":" + statement.lineAt(offset) + ":" + statement.columnAt(offset);
    }

    /** Makes the error of something that cannot be kept exact. */
    SqlException unsupported(SqlParserPos position, String reason) {
        return error("sql-unsupported", position, reason, null);
    }

    SqlException error(String code, SqlParserPos position, String reason, @Nullable Throwable cause) {
        return statement.error(code, offset(position), reason, cause);
    }

    private int offset(SqlParserPos position) {
        return view.query().offset(position.getLineNum(), position.getColumnNum());
    }
}
