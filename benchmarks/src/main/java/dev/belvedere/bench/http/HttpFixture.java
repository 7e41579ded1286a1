package dev.belvedere.bench.http;

import dev.belvedere.bench.http.baseline.BaselineMain;
import dev.belvedere.bench.load.LoadGenerator;
import dev.belvedere.bench.load.RunningServer;
import dev.belvedere.bench.probe.RowReader;
import dev.belvedere.bench.shop.ShopState;
import dev.belvedere.bench.shop.ShopTopics;
import dev.belvedere.bench.worker.WorkerProcess;
import dev.belvedere.devstack.Service;
import dev.belvedere.localshop.system.LocalStack;
import dev.belvedere.localshop.system.PortLeases;
import dev.belvedere.localshop.system.ServeProcess;
import dev.belvedere.localshop.system.Teardown;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same shop in Kafka and in PostgreSQL, an instance that serves the view, the servers that it is compared with, and the load generator. Each is a process
 * that is started once and keeps running, because an idle process costs almost nothing and a restarted one would be measured cold.
 */
final class HttpFixture implements AutoCloseable {

    private static final String PREFIX = "shop";
    private static final int PARTITIONS = 4;

    private final Teardown teardown = Teardown.atExit();
    private final Map<MeasuredServer, RunningServer> servers = new EnumMap<>(MeasuredServer.class);
    private final HttpOptions options;
    private final PrintStream out;
    private final Path directory;
    private final LocalStack stack;
    private final ShopState shop;
    private final ShopTopics topics;
    private final LoadGenerator generator;

    /** Starts everything and returns when all is ready. */
    HttpFixture(HttpOptions options, PrintStream out) throws IOException, SQLException {
        this.options = options;
        this.out = out;
        try {
            stack = LocalStack.start(
                    List.of(Service.POSTGRES, Service.KAFKA, Service.REGISTRY),
                    Optional.empty(),
                    LocalStack.LOOPBACK,
                    out,
                    teardown);
            directory = stack.directory();
            ShopDatabase.load(stack.jdbcUrl(), options.tpch.value(), out);
            shop = ShopState.tpch(options.tpch.value());
            topics = teardown.add(new ShopTopics(stack.bootstrapServers(), stack.registryUrl(), PREFIX, PARTITIONS));
            shop.all().forEach(topics::send);
            topics.flush();
            servers.put(MeasuredServer.INSTANCE, serve());
            servers.put(
                    MeasuredServer.EMPTY_HANDLER, server("constant", rowsFile().toString()));
            servers.put(MeasuredServer.JDBC, jdbc(ShopDatabase.selectForKey()));
            servers.put(MeasuredServer.JDBC_MATVIEW, jdbc(ShopDatabase.MATERIALIZED));
            generator = generator();
        } catch (IOException | SQLException | RuntimeException e) {
            teardown.close();
            throw e;
        }
    }

    RunningServer server(MeasuredServer server) {
        RunningServer running = servers.get(server);
        if (running == null) {
            throw new IllegalArgumentException("no " + server);
        }
        return running;
    }

    /** A reader of the rows of a server. */
    RowReader rows(MeasuredServer server) {
        return new RowReader(server(server).http());
    }

    LoadGenerator load() {
        return generator;
    }

    ShopState shop() {
        return shop;
    }

    ShopTopics topics() {
        return topics;
    }

    /** The keys of all rows: the ids of the orders. */
    List<Long> keys() {
        return shop.orderIds();
    }

    private RunningServer serve() throws IOException {
        int port = PortLeases.any();
        Path configuration = Files.writeString(directory.resolve("belvedere.yaml"), configuration(port));
        out.println("starting the engine: belvedere serve --config " + configuration);
        ServeProcess serve = teardown.add(ServeProcess.start(configuration, directory.resolve("logs/serve.log"), out));
        serve.awaitReady();
        return new RunningServer(port, serve.pid());
    }

    private String configuration(int port) {
        return """
                application: bench
                views: %s
                shards: %d
                tables:
                  users: {topic: %s}
                  orders: {topic: %s}
                  items: {topic: %s}
                kafka:
                  bootstrap.servers: %s
                registry:
                  url: %s
                http:
                  port: %d
                administration: {port: 0}
                """.formatted(
                        ShopDatabase.view(),
                        PARTITIONS,
                        ShopTopics.topic(PREFIX, "users"),
                        ShopTopics.topic(PREFIX, "orders"),
                        ShopTopics.topic(PREFIX, "items"),
                        stack.bootstrapServers(),
                        stack.registryUrl(),
                        port);
    }

    /** A file with all rows as the instance returns them. */
    private Path rowsFile() throws IOException {
        List<String> lines = new ArrayList<>();
        rows(MeasuredServer.INSTANCE).rows(keys(), (key, row) -> lines.add(key + "\t" + row));
        return Files.write(directory.resolve("rows"), lines);
    }

    private RunningServer jdbc(String sql) throws IOException {
        return server("jdbc", stack.jdbcUrl(), String.valueOf(options.pool), sql);
    }

    private record Port(int port) {}

    private RunningServer server(String... arguments) throws IOException {
        Path log = directory.resolve("logs/server" + servers.size() + ".log");
        WorkerProcess worker =
                teardown.add(WorkerProcess.start(BaselineMain.class, ServeProcess.JAVA_OPTIONS, log, arguments));
        worker.reply(Object.class);
        return new RunningServer(worker.ask("port", Port.class).port(), worker.pid());
    }

    private LoadGenerator generator() throws IOException {
        Path keys = directory.resolve("keys");
        Files.write(keys, keys().stream().map(String::valueOf).toList());
        return LoadGenerator.start(
                RowReader.ROW, keys, directory.resolve("logs/load.log"), options.load.connections(), teardown);
    }

    @Override
    public void close() {
        teardown.close();
    }
}
