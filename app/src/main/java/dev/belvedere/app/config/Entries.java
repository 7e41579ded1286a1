package dev.belvedere.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What file and environment say, by full key ({@code http.port}), and the problems found so far. One thread. */
final class Entries {

    private final Map<String, Entry> byKey = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    void add(String key, Entry entry) {
        Entry first = byKey.putIfAbsent(key, entry);
        if (first != null) {
            problem(entry.place(), quoted(key) + " is given twice; first at " + first.place());
        }
    }

    void override(String key, Entry entry) {
        byKey.put(key, entry);
    }

    @Nullable
    Entry get(String key) {
        return byKey.get(key);
    }

    Set<String> keys() {
        return byKey.keySet();
    }

    void problem(String place, String what) {
        problems.add(place + ": " + what);
    }

    /** @throws ConfigurationException if there was any problem */
    void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
