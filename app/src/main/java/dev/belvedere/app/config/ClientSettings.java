package dev.belvedere.app.config;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Settings that are passed to a client unchanged. Immutable; {@link #toString} hides secret values. */
public record ClientSettings(Map<String, String> values) {

    private static final List<String> SECRET =
            List.of("password", "secret", "jaas", "user.info", "token", "credential", "keystore.key");

    public ClientSettings {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>(values);
        shown.replaceAll((key, value) -> secret(key) ? "[hidden]" : value);
        return shown.toString();
    }

    static boolean secret(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return SECRET.stream().anyMatch(lower::contains);
    }
}
