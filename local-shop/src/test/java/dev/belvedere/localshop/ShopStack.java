package dev.belvedere.localshop;

import static java.util.stream.Collectors.joining;

import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.DevStack;
import dev.belvedere.localshop.shop.Shop;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A stack whose database has the TPC-H shop, captured. */
record ShopStack(DevStack stack) implements AutoCloseable {

    static final String ORDER_SUMMARY = """
            CREATE MATERIALIZED VIEW order_summary AS
            SELECT o.id, u.name, SUM(i.price) AS total
            FROM orders o JOIN users u ON o.user_id = u.id JOIN items i ON i.order_id = o.id
            GROUP BY o.id, u.name;
            """;

    private static final double SCALE = 0.001;

    static ShopStack start(Path directory) throws SQLException {
        ShopStack shop = new ShopStack(DevStack.at(Path.of(System.getProperty("belvedere.devstack.home")), directory)
                .start());
        try (Connection database = shop.connect()) {
            new Shop(database).create();
            new Shop(database).load(SCALE, new PrintStream(OutputStream.nullOutputStream()));
        }
        shop.stack.capture(CaptureRequest.of("public.users", "public.orders", "public.items"));
        return shop;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl());
    }

    /**
     * A configuration file for this stack, with one view.
     *
     * @param application also the name of the folder, so that a second call with the same name is the same deployment
     * @param replaced pairs: what to find in the file, and what to put in its place
     */
    Path configuration(Path folder, String application, String sql, String... replaced) throws IOException {
        Path own = Files.createDirectories(folder.resolve(application));
        Files.writeString(own.resolve("v.sql"), sql);
        String yaml = yaml(application);
        for (int i = 0; i < replaced.length; i += 2) {
            yaml = yaml.replace(replaced[i], replaced[i + 1]);
        }
        return Files.writeString(own.resolve("belvedere.yaml"), yaml);
    }

    private String yaml(String application) {
        String tables = Shop.TABLES.stream()
                .map(table -> "  " + table + ": {topic: shop.public." + table + "}")
                .collect(joining("\n"));
        return """
                application: %s
                views: v.sql
                tables:
                %s
                shards: 4
                kafka: {bootstrap.servers: '%s'}
                registry: {url: '%s'}
                http: {port: 0}
                administration: {port: 0}
                """.formatted(application, tables, stack.bootstrapServers(), stack.registryUrl());
    }

    @Override
    public void close() {
        stack.close();
    }
}
