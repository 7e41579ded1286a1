package dev.belvedere.app.cli;

import dev.belvedere.app.config.Quantity;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts times on the command line, which are written as in the configuration. */
final class DurationOption implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        return Quantity.duration(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is not a time such as 10s or 500ms"));
    }
}
