package dev.belvedere.app.config;

import dev.belvedere.serdes.failure.BelvedereException;
import java.util.List;

/** The configuration cannot be used. The message lists every problem, one a line, each with its place. */
public final class ConfigurationException extends BelvedereException {

    private final List<String> problems;

    ConfigurationException(List<String> problems) {
        super("configuration", message(problems), null);
        this.problems = List.copyOf(problems);
    }

    /** The problems, in the order in which the file has them as far as they have a line. */
    public List<String> problems() {
        return problems;
    }

    private static String message(List<String> problems) {
        String count = problems.size() == 1 ? "a problem" : problems.size() + " problems";
        return "the configuration has " + count + ":\n  " + String.join("\n  ", problems);
    }
}
