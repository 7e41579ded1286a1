package dev.belvedere.app.config;

import static dev.belvedere.app.config.RawSettings.quoted;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Parses settings into typed values. A value that cannot be parsed is recorded as a problem and replaced by its default. */
final class SettingReader {

    private final RawSettings settings;
    private final String file;

    /** @param file the place of a missing setting */
    SettingReader(RawSettings settings, String file) {
        this.settings = settings;
        this.file = file;
    }

    void require(String key, String example) {
        RawSetting setting = settings.get(key);
        if (setting == null || setting.values().isEmpty()) {
            settings.problem(place(key), quoted(key) + " is missing; write for example " + quoted(example));
        }
    }

    String requiredText(String key, String example) {
        require(key, example);
        return list(key).isEmpty() ? "" : text(key, "");
    }

    String text(String key, String fallback) {
        return value(key, "one value", Optional::of, fallback);
    }

    /** Returns the text; empty if it is not given. */
    String checked(String key, Pattern right, String expected) {
        return value(
                key,
                expected,
                text -> Optional.of(text).filter(given -> right.matcher(given).matches()),
                "");
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

    /** Parses a size within inclusive bounds of whole KiB. */
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

    /** Returns the values of a list, or one plain value; empty if the key is not given. */
    List<String> list(String key) {
        RawSetting setting = settings.get(key);
        return setting == null ? List.of() : setting.values();
    }

    /** Returns the place of the key, or the file if the key is not given. */
    String place(String key) {
        RawSetting setting = settings.get(key);
        return setting == null ? file : setting.place();
    }

    /** Returns all settings that start with the prefix, by the rest of their keys. */
    ClientSettings startingWith(String prefix) {
        Map<String, String> values = new TreeMap<>();
        for (String key : settings.keys()) {
            if (key.startsWith(prefix)) {
                values.put(key.substring(prefix.length()), String.join(",", list(key)));
            }
        }
        return new ClientSettings(values);
    }

    private <T> T value(String key, String expected, Function<String, Optional<T>> parse, T fallback) {
        RawSetting setting = settings.get(key);
        if (setting == null) {
            return fallback;
        }
        String written = String.join(", ", setting.values());
        Optional<T> parsed =
                setting.values().size() == 1 && !written.isBlank() ? parse.apply(written) : Optional.empty();
        return parsed.orElseGet(() -> {
            settings.problem(
                    setting.place(),
                    quoted(key) + " is " + settings.shown(key, written) + ", which is not " + expected);
            return fallback;
        });
    }

    private static Optional<Integer> integer(String text, int least, int most) {
        return text.matches("\\d{1,9}")
                ? Optional.of(Integer.parseInt(text)).filter(n -> n >= least && n <= most)
                : Optional.empty();
    }
}
