package dev.belvedere.localshop.cli;

import java.math.BigDecimal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --rate}: the pace of the workload. A mixin of every command that has it. */
public final class RateOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--rate",
            paramLabel = "PER_SECOND",
            description = "Transactions a second (default: ${DEFAULT-VALUE}).")
    private BigDecimal value;

    /** @param byDefault the value if the option is not given */
    public RateOption(String byDefault) {
        value = new BigDecimal(byDefault);
    }

    /** Returns the value, above 0 and at most 10,000. */
    public double value() {
        OptionBounds.require(
                command,
                value.signum() > 0 && value.compareTo(BigDecimal.valueOf(10_000)) <= 0,
                "--rate has to be above 0 and at most 10000");
        return value.doubleValue();
    }
}
