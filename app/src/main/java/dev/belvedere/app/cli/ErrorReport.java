package dev.belvedere.app.cli;

import dev.belvedere.serdes.failure.BelvedereException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in a sentence; the stack trace is for those who ask for it. */
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
