package dev.belvedere.localshop.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks the values of options. */
final class OptionBounds {

    private OptionBounds() {}

    /** @throws ParameterException with the rule as its message, unless it holds */
    static void require(CommandSpec command, boolean holds, String rule) {
        if (!holds) {
            throw new ParameterException(command.commandLine(), rule);
        }
    }
}
