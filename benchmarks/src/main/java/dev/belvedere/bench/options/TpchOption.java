package dev.belvedere.bench.options;

import picocli.CommandLine.Option;

/** The option {@code --tpch}: the size of the shop. */
public final class TpchOption {

    @Option(
            names = "--tpch",
            paramLabel = "SCALE",
            description =
                    "TPC-H's scale factor (default: ${DEFAULT-VALUE}); 0.01 is 1,500 users, 15,000 orders and 60,175 items.")
    private double scale;

    /** @param defaultScale the scale factor if the option is not given */
    public TpchOption(double defaultScale) {
        this.scale = defaultScale;
    }

    public double scale() {
        return scale;
    }
}
