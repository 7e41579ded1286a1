package dev.belvedere.bench.views;

import dev.belvedere.bench.cluster.TaskDirectory;
import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.localshop.shop.Shop;
import dev.belvedere.localshop.system.LocalInstance;
import dev.belvedere.localshop.system.LocalShop;
import dev.belvedere.localshop.system.ServeProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Starts an instance with so many views on a shop whose rows are in Kafka, and stops it once it has been measured. */
final class ViewsBenchmark {

    private static final String PEAK_RSS = "VmHWM:";

    private final LocalShop shop;
    private final int shards;
    private final PrintStream out;

    ViewsBenchmark(LocalShop shop, int shards, PrintStream out) {
        this.shop = shop;
        this.shards = shards;
        this.out = out;
    }

    ViewsFigures measure(int views) throws IOException {
        String application = "views-" + views;
        Path directory = shop.directory().resolve(application);
        ManyViews.write(views, Files.createDirectories(directory.resolve("views")));
        LocalInstance instance = LocalInstance.several(1, 0).get(0);
        Path configuration =
                Files.writeString(directory.resolve("belvedere.yaml"), configuration(application, instance));
        long start = System.nanoTime();
        try (ServeProcess serve = ServeProcess.start(configuration, instance.log(directory), out)) {
            serve.awaitReady();
            double seconds = (System.nanoTime() - start) / 1e9;
            long rss = peakRssBytes(serve.pid());
            List<TaskDirectory> tasks = TaskDirectory.in(directory.resolve("state"));
            return new ViewsFigures(
                    views,
                    seconds,
                    tasks.size(),
                    internalTopics(application),
                    tasks.stream().mapToInt(TaskDirectory::stores).sum(),
                    rss);
        }
    }

    private String configuration(String application, LocalInstance instance) {
        String tables = Shop.TABLES.stream()
                .map(table -> "  " + table + ": {topic: shop.public." + table + "}\n")
                .collect(Collectors.joining());
        return """
                application: %s
                views: views
                shards: %d
                threads: %d
                state-directory: state
                tables:
                %sdatabases:
                  shop: {transactions: shop.transaction, tables: [%s]}
                kafka: {bootstrap.servers: "%s"}
                registry: {url: "%s"}
                http: {host: %s, port: %d}
                administration: {port: 0}
                """.formatted(
                        application,
                        shards,
                        Runtime.getRuntime().availableProcessors(),
                        tables,
                        String.join(", ", Shop.TABLES),
                        shop.bootstrapServers(),
                        shop.registryUrl(),
                        instance.host(),
                        instance.port());
    }

    private long internalTopics(String application) {
        try (Admin admin = Admin.create(
                Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, shop.bootstrapServers()))) {
            return admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(application + "-"))
                    .count();
        } catch (ExecutionException e) {
            throw new BenchException("the topics cannot be listed: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted");
        }
    }

    private static long peakRssBytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                .filter(line -> line.startsWith(PEAK_RSS))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .findFirst()
                .orElseThrow();
    }
}
