package dev.belvedere.app.cli;

import dev.belvedere.serdes.failure.BelvedereException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Reports an error in a sentence, and its stack trace if {@code --debug} is given. */
final class ErrorReport implements IExecutionExceptionHandler {

    private final BooleanSupplier debug;

    ErrorReport(BooleanSupplier debug) {
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine commandLine, ParseResult parsed) {
        commandLine.getErr().println("error: " + sentence(thrown));
        if (debug.getAsBoolean()) {
            thrown.printStackTrace(commandLine.getErr());
        }
        commandLine.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String sentence(Exception thrown) {
        return thrown instanceof BelvedereException known
                ? known.getMessage() + " [" + known.code() + "]"
                : "unexpected: " + thrown + " (--debug shows where)";
    }
}
