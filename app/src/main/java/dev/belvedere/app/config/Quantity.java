package dev.belvedere.app.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses numbers with units, such as {@code 20ms} and {@code 256MiB}. */
public final class Quantity {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})\\s*([A-Za-z]+)");

    private static final Map<String, Duration> TIMES = Map.of(
            "ms",
            Duration.ofMillis(1),
            "s",
            Duration.ofSeconds(1),
            "min",
            Duration.ofMinutes(1),
            "h",
            Duration.ofHours(1));

    private static final Map<String, Long> SIZES =
            new TreeMap<>(Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30));

    private Quantity() {}

    /** Parses a whole number of ms, s, min or h; empty if the text is not one. */
    public static Optional<Duration> duration(String text) {
        return parse(text, TIMES).map(parsed -> parsed.unit().multipliedBy(parsed.number()));
    }

    /** Parses a whole number of B, KiB, MiB or GiB into bytes; empty if the text is not one. */
    static Optional<Long> bytes(String text) {
        return parse(text, SIZES).map(parsed -> Math.multiplyExact(parsed.number(), parsed.unit()));
    }

    private static <U> Optional<Parsed<U>> parse(String text, Map<String, U> units) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
            return Optional.empty();
        }
        return Optional.of(new Parsed<>(Long.parseLong(matcher.group(1)), units.get(matcher.group(2))));
    }

    private record Parsed<U>(long number, U unit) {}
}
