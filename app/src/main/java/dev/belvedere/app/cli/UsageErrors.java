package dev.belvedere.app.cli;

import dev.belvedere.serdes.failure.Nearest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports wrong usage in a sentence, with the nearest known name for a misspelt command, option or value. */
final class UsageErrors implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        PrintWriter err = line.getErr();
        if (arguments.length == 0) {
            line.usage(err);
        } else {
            err.println("error: " + wrong.getMessage());
            suggestion(wrong, arguments).ifPresent(name -> err.println("Did you mean '" + name + "'?"));
            err.println("'" + line.getCommandSpec().qualifiedName() + " --help' describes the usage.");
        }
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static Optional<String> suggestion(ParameterException wrong, String[] arguments) {
        return unknownOption(wrong.getCommandLine(), arguments)
                .or(() -> unknownCommand(wrong))
                .or(() -> unknownValue(wrong));
    }

    // A misspelt option is looked for whatever the complaint is: the one that it stands for may be reported as missing.
    private static Optional<String> unknownOption(CommandLine line, String[] arguments) {
        List<String> known = line.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .toList();
        return Stream.of(arguments)
                .filter(argument -> argument.startsWith("--"))
                .map(argument -> argument.replaceFirst("=.*", ""))
                .filter(name -> line.getCommandSpec().findOption(name) == null)
                .findFirst()
                .flatMap(name -> nearest(name, known));
    }

    private static Optional<String> unknownCommand(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unmatched
                ? nearest(
                        unmatched.getUnmatched().get(0),
                        wrong.getCommandLine().getSubcommands().keySet())
                : Optional.empty();
    }

    private static Optional<String> unknownValue(ParameterException wrong) {
        ArgSpec argument = wrong.getArgSpec();
        if (argument == null || argument.completionCandidates() == null || wrong.getValue() == null) {
            return Optional.empty();
        }
        List<String> known = new ArrayList<>();
        argument.completionCandidates().forEach(value -> known.add(value.toLowerCase(Locale.ROOT)));
        return nearest(wrong.getValue().toLowerCase(Locale.ROOT), known);
    }

    /** The known name that a typing error or two lead away from. */
    private static Optional<String> nearest(String name, Collection<String> known) {
        return Nearest.to(name, known).filter(found -> Nearest.edits(name, found) <= Math.max(2, name.length() / 3));
    }
}
