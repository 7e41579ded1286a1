package dev.belvedere.topology.sql;

import dev.belvedere.topology.sql.text.LexicalException;
import dev.belvedere.topology.sql.text.ViewText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a view file.
 *
 * @param source where the text came from, to be named in errors: usually a file name
 * @param sql one {@code CREATE MATERIALIZED VIEW} statement
 * @param line the line of the source, from 1, in which the text begins
 */
public record Statement(String source, String sql, int line) {

    /** A statement at the beginning of its source. */
    public Statement(String source, String sql) {
        this(source, sql, 1);
    }

    /**
     * Splits a file into its statements, each ended by a semicolon; the last one need not be.
     *
     * @throws SqlException where a string, a quoted name or a comment has no end
     */
    public static List<Statement> in(String source, String text) {
        try {
            return ViewText.statements(text).stream()
                    .map(range -> cut(source, text, range))
                    .toList();
        } catch (LexicalException e) {
            throw new Statement(source, text).invalid(e);
        }
    }

    /** Cuts out a statement, and keeps its columns where another statement precedes it in its first line. */
    private static Statement cut(String source, String text, ViewText.Range range) {
        int beginning = text.lastIndexOf('\n', range.start()) + 1;
        String indent = " ".repeat(range.start() - beginning);
        return new Statement(source, indent + text.substring(range.start(), range.end()), 1 + breaks(text, beginning));
    }

    private static int breaks(String text, int end) {
        return (int) text.substring(0, end).chars().filter(each -> each == '\n').count();
    }

    SqlException invalid(LexicalException e) {
        return error("sql-syntax", e.offset(), String.valueOf(e.getMessage()), e);
    }

    /**
     * Makes an error at a place of the statement.
     *
     * @param offset in the text, from 0
     */
    SqlException error(String code, int offset, String reason, @Nullable Throwable cause) {
        return new SqlException(code, source, lineAt(offset), columnAt(offset), reason, cause);
    }

    /** Returns the line of the source, from 1. */
    int lineAt(int offset) {
        return line + breaks(sql, Math.min(offset, sql.length()));
    }

    /** Returns the column of the source, from 1. */
    int columnAt(int offset) {
        int end = Math.min(offset, sql.length());
        return end - sql.lastIndexOf('\n', end - 1);
    }
}
