package dev.belvedere.app.config;

import static dev.belvedere.app.config.RawSettings.quoted;

import dev.belvedere.app.config.Configuration.Administration;
import dev.belvedere.app.config.Configuration.Http;
import dev.belvedere.app.config.Configuration.Index;
import dev.belvedere.app.config.Configuration.Peers;
import dev.belvedere.app.config.Configuration.RegistryAccess;
import dev.belvedere.app.config.Configuration.Snapshots;
import dev.belvedere.app.config.Configuration.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a {@link Configuration} from a YAML file and the environment, which overrides the file; the rest takes its default. */
public final class ConfigurationFile {

    private final Path file;
    private final Path folder;
    private final RawSettings settings = new RawSettings();
    private final SettingReader read;

    private ConfigurationFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
        this.folder = this.file.resolveSibling("");
        this.read = new SettingReader(settings, String.valueOf(file.getFileName()));
    }

    /**
     * Reads a configuration. Relative paths in the file are relative to its folder.
     *
     * @param environment variables by name; only those that start with {@code BELVEDERE_} count
     * @throws ConfigurationException with all problems at once
     */
    public static Configuration read(Path file, Map<String, String> environment) {
        return new ConfigurationFile(file).read(environment);
    }

    private Configuration read(Map<String, String> environment) {
        YamlFile.read(file, settings);
        settings.refuseProblems();
        EnvironmentVariables.override(settings, environment);
        refuseUnknownKeys();
        new References(folder, environment).resolve(settings);
        Configuration configuration = configuration();
        settings.refuseProblems();
        return configuration;
    }

    private void refuseUnknownKeys() {
        for (String key : settings.keys()) {
            if (!SettingKeys.known(key)) {
                String nearest = quoted(SettingKeys.nearest(key));
                settings.problem(read.place(key), "there is no key " + quoted(key) + "; did you mean " + nearest + "?");
            }
        }
    }

    private Configuration configuration() {
        Http http = new HttpSection(settings, read, folder).http();
        Optional<Peers> peers = new PeersSection(settings, read, folder).peers();
        List<Table> tables = new TablesSection(settings, read).tables();
        return new Configuration(
                read.requiredText(SettingKeys.APPLICATION, "application: shop"),
                views(),
                read.checked(
                                SettingKeys.ON_REFUSED_VIEW,
                                Pattern.compile("leave-out|stop"),
                                "\"leave-out\" or \"stop\"")
                        .equals("stop"),
                tables,
                new DatabasesSection(settings, read).databases(tables),
                indexes(),
                new SqlSection(settings, read).sql(),
                read.number(SettingKeys.SHARDS, 16, 1, 1024),
                read.number(SettingKeys.THREADS, 1, 1, 64),
                interval(SettingKeys.COMMIT_INTERVAL, Duration.ofMillis(10)),
                folder.resolve(read.text(SettingKeys.STATE_DIRECTORY, ".belvedere/state"))
                        .normalize(),
                read.bytes(SettingKeys.MEMORY, 256 << 20, 16),
                new Snapshots(
                        read.duration(
                                SettingKeys.SNAPSHOTS_KEEP,
                                Duration.ofMinutes(1),
                                Duration.ZERO,
                                Duration.ofMinutes(10)),
                        read.bytes(SettingKeys.SNAPSHOTS_MEMORY, 64 << 20, 1)),
                read.bytes(SettingKeys.LARGEST_ROW, 8 << 10, 1 << 10, 64 << 10),
                read.duration(
                        SettingKeys.REACH_TIMEOUT,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(10)),
                new InstancesSection(settings, read).instances(http, peers),
                http,
                peers,
                new Administration(
                        read.text(SettingKeys.ADMINISTRATION_HOST, "127.0.0.1"),
                        read.number(SettingKeys.ADMINISTRATION_PORT, 9_464, 0, 65_535),
                        new TlsSection(settings, read, folder, SettingKeys.ADMINISTRATION_TLS).ofServer()),
                kafka(),
                new RegistryAccess(
                        read.requiredText(SettingKeys.REGISTRY_URL, "registry: {url: 'http://127.0.0.1:8081'}"),
                        read.startingWith(SettingKeys.REGISTRY_SETTINGS)));
    }

    private Duration interval(String key, Duration fallback) {
        return read.duration(key, fallback, Duration.ofMillis(1), Duration.ofMinutes(1));
    }

    private List<Path> views() {
        read.require(SettingKeys.VIEWS, "views: views");
        return new ViewFiles(folder, settings).named(read.list(SettingKeys.VIEWS), read.place(SettingKeys.VIEWS));
    }

    private List<Index> indexes() {
        return settings.keys().stream()
                .filter(key -> key.startsWith(SettingKeys.INDEXES))
                .flatMap(key -> read.list(key).stream()
                        .map(columns -> new Index(key.substring(SettingKeys.INDEXES.length()), columns(columns))))
                .toList();
    }

    private static List<String> columns(String index) {
        return Stream.of(index.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private ClientSettings kafka() {
        read.requiredText(SettingKeys.BOOTSTRAP_SERVERS, "kafka: {bootstrap.servers: '127.0.0.1:9092'}");
        return read.startingWith(SettingKeys.KAFKA);
    }
}
