package dev.belvedere.app.demo;

import dev.belvedere.app.shop.Shop;
import dev.belvedere.devstack.DevStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Writes what a user would write: a configuration for this stack, with the view files beside it. */
final class DemoFiles {

    private final Path directory;

    DemoFiles(Path directory) {
        this.directory = directory;
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
                    files.filter(name -> name.toString().endsWith(".sql")).toList()) {
                Files.copy(file, views.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static String configuration(DevStack stack, int shards, int httpPort) {
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
                indexes:
                  order_overview: [[user_id, created_at], [status, created_at]]
                kafka:
                  bootstrap.servers: %s
                registry:
                  url: %s
                http:
                  port: %d
                """.formatted(
                        shards, String.join("\n", tables), stack.bootstrapServers(), stack.registryUrl(), httpPort);
    }
}
