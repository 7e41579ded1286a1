package dev.belvedere.app.cli;

import dev.belvedere.app.config.Quantity;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times on the command line, written as in the configuration. */
final class DurationOption implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        return Quantity.duration(text)
                .orElseThrow(
                        () -> new TypeConversionException("'" + text + "' is not a time, for example 10s or 500ms"));
    }
}
