package dev.belvedere.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the settings by full key, such as {@code http.port}, and the problems found so far. Not thread-safe. */
final class RawSettings {

    private final Map<String, RawSetting> byKey = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    void add(String key, RawSetting setting) {
        RawSetting first = byKey.putIfAbsent(key, setting);
        if (first != null) {
            problem(setting.place(), quoted(key) + " is given twice; first at " + first.place());
        }
    }

    void override(String key, RawSetting setting) {
        byKey.put(key, setting);
    }

    @Nullable
    RawSetting get(String key) {
        return byKey.get(key);
    }

    Set<String> keys() {
        return byKey.keySet();
    }

    void problem(String place, String what) {
        problems.add(place + ": " + what);
    }

    /** @throws ConfigurationException if there are problems */
    void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    /** Returns a value in quotes, unless it is a secret or may be one. */
    String shown(String key, String value) {
        RawSetting setting = byKey.get(key);
        boolean hidden = SettingKeys.secret(key) || (setting != null && setting.resolved());
        return hidden ? "a value that is not shown" : quoted(value);
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
