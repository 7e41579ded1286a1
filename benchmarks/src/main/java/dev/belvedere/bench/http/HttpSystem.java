package dev.belvedere.bench.http;

import dev.belvedere.app.demo.DemoDirectory;
import dev.belvedere.app.demo.FreePort;
import dev.belvedere.app.demo.Home;
import dev.belvedere.app.demo.ServeProcess;
import dev.belvedere.app.demo.Teardown;
import dev.belvedere.bench.http.load.Generator;
import dev.belvedere.bench.http.load.RunningServer;
import dev.belvedere.bench.http.server.ServerMain;
import dev.belvedere.bench.measure.Worker;
import dev.belvedere.bench.shop.ShopState;
import dev.belvedere.bench.shop.ShopTopics;
import dev.belvedere.devstack.DevStack;
import dev.belvedere.devstack.Service;
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
 * The same shop in Kafka and in PostgreSQL, an instance that serves the view, the servers it is measured beside, and the load generator: each a process of its
 * own, started once and left running, because an idle one costs next to nothing and a cold one would be measured cold.
 */
final class HttpSystem implements AutoCloseable {

    private static final String PREFIX = "shop";
    private static final int PARTITIONS = 4;

    private final Teardown teardown = Teardown.atExit();
    private final Map<Server, RunningServer> servers = new EnumMap<>(Server.class);
    private final HttpCourse course;
    private final PrintStream out;
    private final Path directory;
    private final DevStack stack;
    private final ShopState shop;
    private final ShopTopics topics;
    private final Generator generator;

    /** Returns when all are ready. */
    HttpSystem(HttpCourse course, PrintStream out) throws IOException, SQLException {
        this.course = course;
        this.out = out;
        try {
            directory = teardown.add(DemoDirectory.of(Optional.empty())).path();
            out.println("starting PostgreSQL, Kafka and the schema registry in " + directory);
            stack = teardown.add(DevStack.at(Home.devStack(), directory.resolve("stack"))
                    .only(Service.KAFKA, Service.REGISTRY, Service.POSTGRES)
                    .start());
            ShopDatabase.load(stack.jdbcUrl(), course.scale, out);
            shop = ShopState.tpch(course.scale);
            topics = teardown.add(new ShopTopics(stack.bootstrapServers(), stack.registryUrl(), PREFIX, PARTITIONS));
            shop.all().forEach(topics::send);
            topics.flush();
            servers.put(Server.INSTANCE, serve());
            servers.put(Server.EMPTY_HANDLER, server("constant", rows().toString()));
            servers.put(Server.JDBC, jdbc(ShopDatabase.selectForKey()));
            servers.put(Server.JDBC_MATVIEW, jdbc(ShopDatabase.MATERIALIZED));
            generator = generator();
        } catch (IOException | SQLException | RuntimeException e) {
            teardown.close();
            throw e;
        }
    }

    RunningServer server(Server server) {
        RunningServer running = servers.get(server);
        if (running == null) {
            throw new IllegalArgumentException("no " + server);
        }
        return running;
    }

    Generator load() {
        return generator;
    }

    ShopState shop() {
        return shop;
    }

    ShopTopics topics() {
        return topics;
    }

    /** Every order's number. */
    List<Long> keys() {
        return shop.orderIds();
    }

    private RunningServer serve() throws IOException {
        int port = FreePort.any();
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

    /** A file with all rows as the instance answers with them. */
    private Path rows() throws IOException {
        List<String> lines = new ArrayList<>();
        new RowReader(server(Server.INSTANCE).http()).rows(keys(), (key, row) -> lines.add(key + "\t" + row));
        return Files.write(directory.resolve("rows"), lines);
    }

    private RunningServer jdbc(String sql) throws IOException {
        return server("jdbc", stack.jdbcUrl(), String.valueOf(course.pool), sql);
    }

    private record Port(int port) {}

    private RunningServer server(String... arguments) throws IOException {
        Path log = directory.resolve("logs/server" + servers.size() + ".log");
        Worker worker = teardown.add(Worker.start(ServerMain.class, ServeProcess.JAVA_OPTIONS, log, arguments));
        worker.answer(Object.class);
        return new RunningServer(worker.ask("port", Port.class).port(), worker.pid());
    }

    private Generator generator() throws IOException {
        Path keys = directory.resolve("keys");
        Files.write(keys, keys().stream().map(String::valueOf).toList());
        return Generator.start(RowReader.PATH, keys, directory.resolve("logs/load.log"), course.connections, teardown);
    }

    @Override
    public void close() {
        teardown.close();
    }
}
