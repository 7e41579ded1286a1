package dev.belvedere.app.config;

import static dev.belvedere.app.config.Entries.quoted;

import dev.belvedere.app.config.Configuration.Http;
import dev.belvedere.app.config.Configuration.Index;
import dev.belvedere.app.config.Configuration.RegistryAccess;
import dev.belvedere.app.config.Configuration.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a {@link Configuration}: the file first, then what the environment overrides, then the defaults. */
public final class ConfigurationFile {

    private final Path file;
    private final Path folder;
    private final Entries entries = new Entries();
    private final Reading read;

    private ConfigurationFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
        this.folder = this.file.resolveSibling("");
        this.read = new Reading(entries, String.valueOf(file.getFileName()));
    }

    /**
     * Reads the file. Relative paths in it are relative to its own folder.
     *
     * @param environment variables by name; only those that start with {@code BELVEDERE_} are looked at
     * @throws ConfigurationException with every problem there is
     */
    public static Configuration read(Path file, Map<String, String> environment) {
        return new ConfigurationFile(file).read(environment);
    }

    private Configuration read(Map<String, String> environment) {
        YamlEntries.read(file, entries);
        entries.refuseProblems();
        EnvironmentEntries.override(entries, environment);
        refuseUnknownKeys();
        Configuration configuration = configuration();
        entries.refuseProblems();
        return configuration;
    }

    private void refuseUnknownKeys() {
        for (String key : entries.keys()) {
            if (!Keys.known(key)) {
                String nearest = quoted(Keys.nearest(key));
                entries.problem(read.place(key), "there is no key " + quoted(key) + "; did you mean " + nearest + "?");
            }
        }
    }

    private Configuration configuration() {
        Http http = new HttpSection(entries, read).http();
        return new Configuration(
                read.requiredText(Keys.APPLICATION, "application: shop"),
                views(),
                tables(),
                indexes(),
                read.number(Keys.SHARDS, 16, 1, 1024),
                read.number(Keys.THREADS, 1, 1, 64),
                interval(Keys.COMMIT_INTERVAL, Duration.ofMillis(10)),
                interval(Keys.MARK_INTERVAL, Duration.ofSeconds(1)),
                folder.resolve(read.text(Keys.STATE_DIRECTORY, ".belvedere/state"))
                        .normalize(),
                read.bytes(Keys.MEMORY, 256 << 20, 16),
                read.bytes(Keys.CHANGES_MEMORY, 16 << 20, 0),
                read.duration(
                        Keys.REACH_TIMEOUT, Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofMinutes(10)),
                new InstancesSection(entries, read).instances(http),
                http,
                kafka(),
                new RegistryAccess(
                        read.requiredText(Keys.REGISTRY_URL, "registry: {url: 'http://127.0.0.1:8081'}"),
                        read.settings(Keys.REGISTRY_SETTINGS)));
    }

    private Duration interval(String key, Duration fallback) {
        return read.duration(key, fallback, Duration.ofMillis(1), Duration.ofMinutes(1));
    }

    private List<Path> views() {
        read.require(Keys.VIEWS, "views: views");
        return new ViewFiles(folder, entries).named(read.list(Keys.VIEWS), read.place(Keys.VIEWS));
    }

    private List<Table> tables() {
        List<String> names = entries.keys().stream()
                .filter(key -> key.startsWith(Keys.TABLES) && Keys.known(key))
                .map(key -> key.substring(Keys.TABLES.length(), key.lastIndexOf('.')))
                .distinct()
                .toList();
        if (names.isEmpty()) {
            read.require("tables", "tables: {orders: {topic: shop.public.orders}}");
        }
        return names.stream().map(this::table).toList();
    }

    private Table table(String name) {
        String prefix = Keys.TABLES + name;
        String topic = read.requiredText(prefix + ".topic", prefix + ".topic: shop.public." + name);
        return new Table(name, topic, read.list(prefix + ".key"));
    }

    private List<Index> indexes() {
        return entries.keys().stream()
                .filter(key -> key.startsWith(Keys.INDEXES))
                .flatMap(key -> read.list(key).stream()
                        .map(columns -> new Index(key.substring(Keys.INDEXES.length()), columns(columns))))
                .toList();
    }

    private static List<String> columns(String index) {
        return Stream.of(index.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private Settings kafka() {
        read.requiredText(Keys.BOOTSTRAP_SERVERS, "kafka: {bootstrap.servers: '127.0.0.1:9092'}");
        return read.settings(Keys.KAFKA);
    }
}
