package dev.belvedere.app.demo;

import dev.belvedere.app.shop.Shop;
import dev.belvedere.devstack.DevStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Writes what a user would write: a configuration for this stack, with the view files beside it. */
final class DemoFiles {

    private static final String SUFFIX = ".sql";
    private static final String INDEXED = "order_overview";
    private static final String INDEXES = "indexes: {" + INDEXED + ": [[user_id, created_at], [status, created_at]]}";

    private final Path directory;
    private final Predicate<String> wanted;

    /** @param wanted which views, by their names */
    DemoFiles(Path directory, Predicate<String> wanted) {
        this.directory = directory;
        this.wanted = wanted;
    }

    /** Gives the configuration's path. */
    Path write(DevStack stack, int shards, int httpPort) {
        try {
            copyViews();
            return Files.writeString(directory.resolve("belvedere.yaml"), configuration(stack, shards, httpPort));
        } catch (IOException e) {
            throw new DemoException("the demo's configuration cannot be written: " + e, e);
        }
    }

    private void copyViews() throws IOException {
        Path views = Files.createDirectories(directory.resolve("views"));
        try (Stream<Path> files = Files.list(Home.views())) {
            for (Path file :
                    files.filter(DemoFiles::isView).filter(this::isWanted).toList()) {
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

    private String configuration(DevStack stack, int shards, int httpPort) {
        List<String> tables = Shop.TABLES.stream()
                .map(table -> "  " + table + ": {topic: shop.public." + table + "}")
                .toList();
        return """
                application: shop
                views: views
                shards: %d
                threads: 1
                tables:
                %s
                %s
                kafka:
                  bootstrap.servers: %s
                registry:
                  url: %s
                http:
                  port: %d
                """.formatted(
                        shards,
                        String.join("\n", tables),
                        wanted.test(INDEXED) ? INDEXES : "",
                        stack.bootstrapServers(),
                        stack.registryUrl(),
                        httpPort);
    }
}
