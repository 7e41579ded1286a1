package dev.belvedere.localshop.system;

import dev.belvedere.localshop.shop.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writes the configuration of each instance of a local system, and the view files beside it. Thread-safe. */
public final class InstanceFiles {

    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);
    private static final String SUFFIX = ".sql";
    private static final String INDEXED = "order_overview";
    private static final String INDEXES = "indexes: {" + INDEXED + ": [[user_id, created_at], [status, created_at]]}";

    private final LocalShop shop;
    private final int shards;
    private final Predicate<String> wanted;
    private final Duration sessionTimeout;

    /**
     * Creates the files' writer for one deployment, with a session timeout of 10 seconds.
     *
     * @param wanted selects the views by their names
     */
    public InstanceFiles(LocalShop shop, int shards, Predicate<String> wanted) {
        this(shop, shards, wanted, SESSION_TIMEOUT);
    }

    private InstanceFiles(LocalShop shop, int shards, Predicate<String> wanted, Duration sessionTimeout) {
        this.shop = shop;
        this.shards = shards;
        this.wanted = wanted;
        this.sessionTimeout = sessionTimeout;
    }

    /** Returns a writer whose instances have this session timeout. */
    public InstanceFiles sessionTimeout(Duration timeout) {
        return new InstanceFiles(shop, shards, wanted, timeout);
    }

    /** Writes the configuration of one instance and returns its path; that of the first instance is {@code belvedere.yaml}. */
    public Path write(LocalInstance instance) {
        try {
            copyViews();
            String file = instance.number() == 1 ? "belvedere.yaml" : "belvedere-" + instance.number() + ".yaml";
            return Files.writeString(shop.directory().resolve(file), configuration(instance));
        } catch (IOException e) {
            throw new LocalSystemException("the configuration cannot be written: " + e, e);
        }
    }

    /** Returns the state directory of an instance. */
    public Path state(LocalInstance instance) {
        return shop.directory().resolve(stateDirectory(instance));
    }

    private static String stateDirectory(LocalInstance instance) {
        return instance.number() == 1 ? ".belvedere/state" : ".belvedere/state-" + instance.number();
    }

    private void copyViews() throws IOException {
        Path views = Files.createDirectories(shop.directory().resolve("views"));
        try (Stream<Path> files = Files.list(Installation.views())) {
            for (Path file :
                    files.filter(InstanceFiles::isView).filter(this::isWanted).toList()) {
                Files.copy(file, views.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static boolean isView(Path file) {
        return file.toString().endsWith(SUFFIX);
    }

    private boolean isWanted(Path view) {
        String name = view.getFileName().toString();
        return wanted.test(name.substring(0, name.length() - SUFFIX.length()));
    }

    private String configuration(LocalInstance instance) {
        List<String> tables = Shop.TABLES.stream()
                .map(table -> "  " + table + ": {topic: shop.public." + table + "}")
                .toList();
        return """
                application: shop
                views: views
                shards: %d
                threads: 1
                state-directory: %s
                tables:
                %s
                databases:
                  shop: {transactions: shop.transaction, tables: [%s]}
                %s
                kafka:
                  bootstrap.servers: %s
                registry:
                  url: %s
                http:
                  host: %s
                  port: %d
                administration: {port: 0}
                instances:
                  name: %s
                  session-timeout: %ds
                """.formatted(
                        shards,
                        stateDirectory(instance),
                        String.join("\n", tables),
                        String.join(", ", Shop.TABLES),
                        wanted.test(INDEXED) ? INDEXES : "",
                        shop.bootstrapServers(),
                        shop.registryUrl(),
                        instance.host(),
                        instance.port(),
                        instance.name(),
                        sessionTimeout.toSeconds());
    }
}
