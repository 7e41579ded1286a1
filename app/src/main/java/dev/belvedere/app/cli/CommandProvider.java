package dev.belvedere.app.cli;

import java.io.PrintStream;
import java.util.List;

/**
 * Adds commands of another module to the command line. Providers are found by {@link java.util.ServiceLoader}, so that the engine's class path decides
 * which commands there are.
 */
public interface CommandProvider {

    /**
     * Creates the commands, each annotated with {@link picocli.CommandLine.Command}, in the order in which help lists them.
     *
     * @param out standard output
     */
    List<Object> commands(PrintStream out);
}
