package dev.belvedere.app.config;

import dev.belvedere.app.config.Configuration.Table;
import dev.belvedere.app.config.Configuration.TableColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the section {@code tables}. */
final class TablesSection {

    private static final String COLUMNS = ".columns.";
    private static final Pattern TYPE = Pattern.compile("[A-Za-z][\\w ]*(\\(\\s*\\d+\\s*(,\\s*\\d+\\s*)?\\))?(\\[])?");

    private final RawSettings settings;
    private final SettingReader read;

    TablesSection(RawSettings settings, SettingReader read) {
        this.settings = settings;
        this.read = read;
    }

    List<Table> tables() {
        List<String> names = settings.keys().stream()
                .filter(key -> key.startsWith(SettingKeys.TABLES) && SettingKeys.known(key))
                .map(TablesSection::name)
                .distinct()
                .toList();
        if (names.isEmpty()) {
            read.require("tables", "tables: {orders: {topic: shop.public.orders}}");
        }
        return names.stream().map(this::table).toList();
    }

    private static String name(String key) {
        int columns = key.indexOf(COLUMNS);
        return key.substring(SettingKeys.TABLES.length(), columns < 0 ? key.lastIndexOf('.') : columns);
    }

    private Table table(String name) {
        String prefix = SettingKeys.TABLES + name;
        String topic = read.requiredText(prefix + ".topic", prefix + ".topic: shop.public." + name);
        return new Table(
                name,
                topic,
                read.list(prefix + ".key"),
                read.text(prefix + ".value-subject", topic + "-value"),
                read.text(prefix + ".key-subject", topic + "-key"),
                !read.checked(prefix + ".partitioner", Pattern.compile("custom"), "\"custom\"")
                        .isEmpty(),
                !read.checked(prefix + ".repeated-snapshot", Pattern.compile("taken-in"), "\"taken-in\"")
                        .isEmpty(),
                read.checked(prefix + ".on-bad-event", Pattern.compile("pause|set-aside"), "\"pause\" or \"set-aside\"")
                        .equals("set-aside"),
                columns(prefix + COLUMNS));
    }

    private Map<String, TableColumn> columns(String prefix) {
        Map<String, TableColumn> columns = new LinkedHashMap<>();
        settings.keys().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length(), key.lastIndexOf('.')))
                .distinct()
                .forEach(name -> columns.put(name, column(prefix + name)));
        return columns;
    }

    private TableColumn column(String prefix) {
        return new TableColumn(
                Optional.of(read.checked(prefix + ".type", TYPE, "a type, for example \"char(5)\" or \"timestamp(3)\""))
                        .filter(type -> !type.isEmpty()),
                !read.checked(prefix + ".nulls", Pattern.compile("kept"), "\"kept\"")
                        .isEmpty());
    }
}
