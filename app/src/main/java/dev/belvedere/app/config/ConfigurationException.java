package dev.belvedere.app.config;

import dev.belvedere.serdes.failure.BelvedereException;
import java.util.List;

/** Reports an invalid configuration. The message lists every problem with its place, one per line. */
public final class ConfigurationException extends BelvedereException {

    private final List<String> problems;

    ConfigurationException(List<String> problems) {
        super("configuration", message(problems), null);
        this.problems = List.copyOf(problems);
    }

    /** Returns the problems in the order in which they were found. */
    public List<String> problems() {
        return problems;
    }

    private static String message(List<String> problems) {
        String count = problems.size() == 1 ? "a problem" : problems.size() + " problems";
        return "the configuration has " + count + ":\n  " + String.join("\n  ", problems);
    }
}
