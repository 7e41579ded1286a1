package dev.belvedere.app.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Overrides settings from the environment: {@code BELVEDERE_HTTP_PORT} sets {@code http.port}. A variable that matches a key of the file, for example
 * {@code tables.order_lines.topic}, sets that key; in other pass-through settings an underscore stands for a dot. Commas separate the values of a list,
 * semicolons separate lists.
 */
final class EnvironmentVariables {

    private static final String PREFIX = "BELVEDERE_";

    /** Variables of the launcher, which are not settings. */
    private static final List<String> LAUNCHER = List.of("BELVEDERE_HOME", "BELVEDERE_JAVA_OPTIONS");

    private EnvironmentVariables() {}

    static void override(RawSettings settings, Map<String, String> environment) {
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (variable.startsWith(PREFIX) && !LAUNCHER.contains(variable)) {
                override(settings, variable, value);
            }
        });
    }

    private static void override(RawSettings settings, String variable, String value) {
        String place = "environment variable " + variable;
        Optional<String> key = key(settings, variable);
        if (key.isPresent()) {
            settings.override(key.get(), new RawSetting(place, values(key.get(), value)));
        } else {
            String nearest = variable(
                    SettingKeys.nearest(variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT)));
            settings.problem(place, "there is no such key; did you mean " + nearest + "?");
        }
    }

    private static List<String> values(String key, String value) {
        if (SettingKeys.holdsLists(key)) {
            return List.of(value.split("\\s*;\\s*"));
        }
        return SettingKeys.holdsList(key) ? List.of(value.split("\\s*,\\s*")) : List.of(value);
    }

    private static Optional<String> key(RawSettings settings, String variable) {
        return Stream.concat(SettingKeys.FIXED.stream(), settings.keys().stream())
                .filter(key -> variable(key).equals(variable))
                .findFirst()
                .or(() -> passedThrough(variable));
    }

    private static Optional<String> passedThrough(String variable) {
        return Stream.of(SettingKeys.KAFKA, SettingKeys.REGISTRY_SETTINGS)
                .filter(section -> variable.startsWith(variable(section)))
                .map(section ->
                        section + dotted(variable.substring(variable(section).length())))
                .findFirst();
    }

    private static String dotted(String underscored) {
        return underscored.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
