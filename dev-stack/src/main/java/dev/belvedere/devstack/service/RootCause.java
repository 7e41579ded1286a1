package dev.belvedere.devstack.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The root cause of a failure as one line of text. */
public final class RootCause {

    private static final String CAUSE = "Caused by: ";

    private RootCause() {}

    /** The innermost cause that a printed stack trace names. */
    public static String of(String trace) {
        List<String> lines = trace.lines().toList();
        String first = lines.isEmpty() ? "no reason given" : lines.get(0);
        return lines.stream()
                .filter(line -> line.startsWith(CAUSE))
                .reduce(first, (outer, inner) -> inner.substring(CAUSE.length()));
    }

    /** The innermost cause of an exception. */
    public static String of(Throwable failure) {
        Throwable innermost = failure;
        for (@Nullable Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            innermost = cause;
        }
        return innermost.getMessage() == null ? innermost.toString() : innermost.getMessage();
    }
}
