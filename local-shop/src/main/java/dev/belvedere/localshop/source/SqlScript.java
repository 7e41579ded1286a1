package dev.belvedere.localshop.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of SQL, cut into statements as {@code psql} cuts it. Commands of {@code psql} itself are skipped.
 *
 * @param name of the file, for messages
 */
public record SqlScript(String name, List<ScriptStatement> statements) {

    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[A-Za-z_]\\w*)?\\$");

    public SqlScript {
        statements = List.copyOf(statements);
    }

    /**
     * One statement of a script.
     *
     * @param line of its first character, from 1
     */
    public record ScriptStatement(int line, String text) {

        // A setting of another version or tool is no reason to stop.
        boolean isSetting() {
            return text.regionMatches(true, 0, "SET ", 0, 4);
        }
    }

    /** Cuts a text into statements. */
    public static SqlScript parse(String name, String text) {
        return new SqlScript(name, new Cutter(text).statements());
    }

    /**
     * Runs the statements one by one, each in a transaction of its own. A setting that the server does not know is passed over.
     *
     * @throws SourceException with the line of the first statement that fails
     */
    public void run(Connection database) {
        for (ScriptStatement statement : statements) {
            try (Statement running = database.createStatement()) {
                running.setEscapeProcessing(false);
                running.execute(statement.text());
            } catch (SQLException e) {
                if (!statement.isSetting()) {
                    throw new SourceException(name + ":" + statement.line() + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private static final class Cutter {

        private final String text;
        private final List<ScriptStatement> statements = new ArrayList<>();
        private int line = 1;
        private int counted;

        Cutter(String text) {
            this.text = text;
        }

        List<ScriptStatement> statements() {
            int start = nextStart(0);
            int at = start;
            while (at < text.length()) {
                if (text.charAt(at) == ';') {
                    add(start, at);
                    start = nextStart(at + 1);
                    at = start;
                } else {
                    at = afterToken(at);
                }
            }
            add(start, text.length());
            return statements;
        }

        private void add(int start, int end) {
            if (start < end) {
                line += (int) text.substring(counted, start)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                counted = start;
                statements.add(
                        new ScriptStatement(line, text.substring(start, end).strip()));
            }
        }

        /** Skips white space, comments and commands of psql between statements. */
        private int nextStart(int from) {
            int at = from;
            while (at < text.length()) {
                if (text.charAt(at) == '\\') {
                    at = after("\n", at);
                } else if (comment(at) || Character.isWhitespace(text.charAt(at))) {
                    at = afterToken(at);
                } else {
                    return at;
                }
            }
            return text.length();
        }

        private boolean comment(int at) {
            return text.startsWith("--", at) || text.startsWith("/*", at);
        }

        private int afterToken(int at) {
            if (text.startsWith("--", at)) {
                return after("\n", at);
            }
            if (text.startsWith("/*", at)) {
                return afterBlockComment(at);
            }
            return switch (text.charAt(at)) {
                case '\'' -> afterText(at);
                case '"' -> after("\"", at + 1);
                case '$' -> afterDollar(at);
                default -> at + 1;
            };
        }

        private int after(String end, int from) {
            int found = text.indexOf(end, from);
            return found < 0 ? text.length() : found + end.length();
        }

        private int afterBlockComment(int from) {
            int depth = 0;
            int at = from;
            while (at < text.length()) {
                if (text.startsWith("/*", at)) {
                    depth++;
                    at += 2;
                } else if (text.startsWith("*/", at)) {
                    depth--;
                    at += 2;
                    if (depth == 0) {
                        return at;
                    }
                } else {
                    at++;
                }
            }
            return at;
        }

        private int afterText(int from) {
            boolean escapes = from > 0
                    && (text.charAt(from - 1) == 'E' || text.charAt(from - 1) == 'e')
                    && (from == 1 || !identifier(text.charAt(from - 2)));
            int at = from + 1;
            while (at < text.length() && text.charAt(at) != '\'') {
                at += escapes && text.charAt(at) == '\\' ? 2 : 1;
            }
            return Math.min(at + 1, text.length());
        }

        private int afterDollar(int at) {
            Matcher quote = DOLLAR_QUOTE.matcher(text).region(at, text.length());
            boolean quotes = quote.lookingAt() && (at == 0 || !identifier(text.charAt(at - 1)));
            return quotes ? after(quote.group(), quote.end()) : at + 1;
        }

        private static boolean identifier(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '$';
        }
    }
}
