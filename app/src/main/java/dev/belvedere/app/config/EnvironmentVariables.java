package dev.belvedere.app.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Overrides settings from the environment: {@code BELVEDERE_HTTP_PORT} sets {@code http.port}. A variable that matches a key of the file, for example
 * {@code tables.order_lines.topic}, sets that key; in other pass-through settings an underscore stands for a dot. Commas separate the values of a list,
 * semicolons separate lists. Variables that Kubernetes sets for services are left alone.
 */
final class EnvironmentVariables {

    private static final String PREFIX = "BELVEDERE_";

    /** Variables of the launcher, which are not settings. */
    private static final List<String> LAUNCHER = List.of("BELVEDERE_HOME", "BELVEDERE_JAVA_OPTIONS");

    /** Kubernetes sets these for every service of the namespace whose name begins with "belvedere", for example {@code BELVEDERE_SERVICE_HOST}. */
    private static final Pattern OF_SERVICE =
            Pattern.compile(PREFIX + "(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_\\w+)?)");

    /** The value of {@code BELVEDERE_PORT} and its kind, which Kubernetes sets, too. */
    private static final Pattern ADDRESS_OF_SERVICE = Pattern.compile("(tcp|udp|sctp)://.*");

    private EnvironmentVariables() {}

    static void override(RawSettings settings, Map<String, String> environment) {
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (variable.startsWith(PREFIX) && !LAUNCHER.contains(variable) && !isOfService(variable, value)) {
                override(settings, variable, value);
            }
        });
    }

    private static boolean isOfService(String variable, String value) {
        return OF_SERVICE.matcher(variable).matches()
                || (variable.endsWith("_PORT")
                        && ADDRESS_OF_SERVICE.matcher(value).matches());
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
