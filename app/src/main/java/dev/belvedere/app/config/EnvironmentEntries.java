package dev.belvedere.app.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Overrides from the environment: {@code BELVEDERE_HTTP_PORT} stands for {@code http.port}. The names of the user's own keys
 * ({@code tables.order_lines.topic}, {@code kafka.max.request.size}) are taken from the file where it has them; otherwise an underscore in a
 * pass-through setting means a dot. Commas stand between the values of a list, semicolons between lists.
 */
final class EnvironmentEntries {

    private static final String PREFIX = "BELVEDERE_";

    /** Variables of the launcher, which are no configuration. */
    private static final List<String> LAUNCHER = List.of("BELVEDERE_HOME", "BELVEDERE_JAVA_OPTIONS");

    private EnvironmentEntries() {}

    static void override(Entries entries, Map<String, String> environment) {
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (variable.startsWith(PREFIX) && !LAUNCHER.contains(variable)) {
                override(entries, variable, value);
            }
        });
    }

    private static void override(Entries entries, String variable, String value) {
        String place = "environment variable " + variable;
        Optional<String> key = key(entries, variable);
        if (key.isPresent()) {
            entries.override(key.get(), new Entry(place, values(key.get(), value)));
        } else {
            String nearest =
                    variable(Keys.nearest(variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT)));
            entries.problem(place, "there is no such key; did you mean " + nearest + "?");
        }
    }

    private static List<String> values(String key, String value) {
        if (Keys.holdsLists(key)) {
            return List.of(value.split("\\s*;\\s*"));
        }
        return Keys.holdsList(key) ? List.of(value.split("\\s*,\\s*")) : List.of(value);
    }

    private static Optional<String> key(Entries entries, String variable) {
        return Stream.concat(Keys.FIXED.stream(), entries.keys().stream())
                .filter(key -> variable(key).equals(variable))
                .findFirst()
                .or(() -> passedThrough(variable));
    }

    private static Optional<String> passedThrough(String variable) {
        return Stream.of(Keys.KAFKA, Keys.REGISTRY_SETTINGS)
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
