package dev.belvedere.devstack.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a failure came from, in one line for people. */
final class Reason {

    private static final String CAUSE = "Caused by: ";

    private Reason() {}

    /** The innermost cause that a printed stack trace names. */
    static String of(String trace) {
        List<String> lines = trace.lines().toList();
        String first = lines.isEmpty() ? "no reason given" : lines.get(0);
        return lines.stream()
                .filter(line -> line.startsWith(CAUSE))
                .reduce(first, (outer, inner) -> inner.substring(CAUSE.length()));
    }

    /** The innermost cause of an exception. */
    static String of(Throwable failure) {
        Throwable innermost = failure;
        for (@Nullable Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            innermost = cause;
        }
        return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
    }
}
