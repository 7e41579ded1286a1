package dev.belvedere.localshop.cli;

import java.math.BigDecimal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option {@code --tpch}: how many rows the shop has. A mixin of every command that has it. */
public final class ScaleOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--tpch",
            paramLabel = "SCALE",
            description = "TPC-H scale factor; 0.01 is 15,000 orders (default: ${DEFAULT-VALUE}).")
    private BigDecimal value;

    /** @param byDefault the value if the option is not given */
    public ScaleOption(String byDefault) {
        value = new BigDecimal(byDefault);
    }

    /** Returns the value, above 0 and at most 100. */
    public double value() {
        OptionBounds.require(
                command,
                value.signum() > 0 && value.compareTo(BigDecimal.valueOf(100)) <= 0,
                "--tpch has to be above 0 and at most 100, for example 0.01");
        return value.doubleValue();
    }
}
