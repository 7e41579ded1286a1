package dev.belvedere.app.config;

import static dev.belvedere.app.config.Entries.quoted;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Takes typed values out of the entries. What cannot be taken becomes a problem, and a fallback goes on in its place. */
final class Reading {

    private final Entries entries;
    private final String file;

    /** @param file the name to give for what is missing */
    Reading(Entries entries, String file) {
        this.entries = entries;
        this.file = file;
    }

    void require(String key, String example) {
        Entry entry = entries.get(key);
        if (entry == null || entry.values().isEmpty()) {
            entries.problem(place(key), quoted(key) + " is missing; write for example " + quoted(example));
        }
    }

    String requiredText(String key, String example) {
        require(key, example);
        return list(key).isEmpty() ? "" : text(key, "");
    }

    String text(String key, String fallback) {
        return value(key, "one value", Optional::of, fallback);
    }

    int number(String key, int fallback, int least, int most) {
        return value(key, "a whole number from " + least + " to " + most, text -> integer(text, least, most), fallback);
    }

    Duration duration(String key, Duration fallback, Duration least, Duration most) {
        String expected =
                "a time from " + least.toMillis() + "ms to " + most.toSeconds() + "s, for example \"20ms\" or \"5s\"";
        return value(
                key,
                expected,
                text -> Quantity.duration(text).filter(time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0),
                fallback);
    }

    /** Within bounds of whole KiB, both inclusive. */
    int bytes(String key, int fallbackKiB, int leastKiB, int mostKiB) {
        String expected = "a size from " + leastKiB + "KiB to " + mostKiB + "KiB, for example \"64KiB\"";
        return value(
                key,
                expected,
                text -> Quantity.bytes(text)
                        .filter(size -> size >= leastKiB << 10 && size <= mostKiB << 10)
                        .map(Math::toIntExact),
                fallbackKiB << 10);
    }

    long bytes(String key, long fallback, long leastMiB) {
        String expected = (leastMiB == 0 ? "a size" : "a size of at least " + leastMiB + "MiB")
                + ", for example \"256MiB\" or \"1GiB\"";
        return value(key, expected, text -> Quantity.bytes(text).filter(size -> size >= leastMiB << 20), fallback);
    }

    /** The values of a list, or of a plain value as a list of one; empty where the key is not given. */
    List<String> list(String key) {
        Entry entry = entries.get(key);
        return entry == null ? List.of() : entry.values();
    }

    /** Where the key was given, or the file where it was not. */
    String place(String key) {
        Entry entry = entries.get(key);
        return entry == null ? file : entry.place();
    }

    /** What stands behind the prefix, by the rest of its key. */
    Settings settings(String prefix) {
        Map<String, String> settings = new TreeMap<>();
        for (String key : entries.keys()) {
            if (key.startsWith(prefix)) {
                settings.put(key.substring(prefix.length()), String.join(",", list(key)));
            }
        }
        return new Settings(settings);
    }

    private <T> T value(String key, String expected, Function<String, Optional<T>> parse, T fallback) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return fallback;
        }
        String written = String.join(", ", entry.values());
        Optional<T> parsed = entry.values().size() == 1 && !written.isBlank() ? parse.apply(written) : Optional.empty();
        return parsed.orElseGet(() -> {
            entries.problem(entry.place(), quoted(key) + " is " + quoted(written) + ", which is not " + expected);
            return fallback;
        });
    }

    private static Optional<Integer> integer(String text, int least, int most) {
        return text.matches("\\d{1,9}")
                ? Optional.of(Integer.parseInt(text)).filter(n -> n >= least && n <= most)
                : Optional.empty();
    }
}
