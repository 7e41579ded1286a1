package dev.belvedere.app.config;

import static dev.belvedere.app.config.RawSettings.quoted;

import dev.belvedere.app.config.Configuration.Database;
import dev.belvedere.app.config.Configuration.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the section {@code databases}. */
final class DatabasesSection {

    private static final String COLLECTIONS = ".collections.";

    private final RawSettings settings;
    private final SettingReader read;
    private final Set<String> assigned = new HashSet<>();

    DatabasesSection(RawSettings settings, SettingReader read) {
        this.settings = settings;
        this.read = read;
    }

    List<Database> databases(List<Table> tables) {
        List<String> known = tables.stream().map(Table::name).toList();
        return settings.keys().stream()
                .filter(key -> key.startsWith(SettingKeys.DATABASES) && SettingKeys.known(key))
                .map(DatabasesSection::name)
                .distinct()
                .map(name -> database(name, known))
                .toList();
    }

    private static String name(String key) {
        int collections = key.indexOf(COLLECTIONS);
        return key.substring(SettingKeys.DATABASES.length(), collections < 0 ? key.lastIndexOf('.') : collections);
    }

    private Database database(String name, List<String> known) {
        String prefix = SettingKeys.DATABASES + name;
        String key = prefix + ".tables";
        List<String> tables = read.list(key);
        if (tables.isEmpty()) {
            read.require(key, key + ": [orders, users]");
        }
        for (String table : tables) {
            if (!known.contains(table)) {
                settings.problem(
                        read.place(key),
                        quoted(key) + " names " + settings.shown(key, table) + ", which is not in tables");
            } else if (!assigned.add(table)) {
                settings.problem(
                        read.place(key),
                        quoted(key) + " names " + settings.shown(key, table) + ", which is in another database, too");
            }
        }
        Map<String, String> collections = new HashMap<>();
        settings.keys().stream()
                .filter(each -> each.startsWith(prefix + COLLECTIONS))
                .forEach(each -> collections.put(each.substring((prefix + COLLECTIONS).length()), read.text(each, "")));
        return new Database(
                name,
                read.requiredText(prefix + ".transactions", prefix + ".transactions: " + name + ".transaction"),
                tables,
                collections);
    }
}
