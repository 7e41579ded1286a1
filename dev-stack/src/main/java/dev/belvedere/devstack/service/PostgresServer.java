package dev.belvedere.devstack.service;

import dev.belvedere.devstack.Service;
import dev.belvedere.devstack.process.Postmaster;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server with logical decoding and a database for the shop. */
public final class PostgresServer implements ManagedService {

    public static final String USER = "postgres";
    public static final String DATABASE = "shop";

    private final StackLayout layout;
    private final Postmaster postmaster;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    public PostgresServer(StackLayout layout, Ports ports) throws IOException {
        this.layout = layout;
        this.postmaster = new Postmaster(layout.postgresData());
        this.port = ports.of("postgres");
    }

    @Override
    public Service service() {
        return Service.POSTGRES;
    }

    @Override
    public String address() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE + "?user=" + USER;
    }

    @Override
    public Path log() {
        return layout.log("postgresql");
    }

    @Override
    public String start() throws IOException, SQLException {
        if (server == null) {
            // A server that a killed stack left running holds the data directory.
            postmaster.stop();
            server = launch();
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            createDatabase(statement);
            return "PostgreSQL " + version(statement) + " listening on 127.0.0.1:" + port;
        }
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(layout.postgresPrograms().toFile())
                .setDataDirectory(layout.postgresData())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("wal_level", "logical")
                // Off, the default of embedded servers, delays logical decoding by half a second.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "64MB")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private static void createDatabase(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (found.next()) {
                return;
            }
        }
        statement.execute("CREATE DATABASE " + DATABASE);
    }

    private static String version(Statement statement) throws SQLException {
        try (ResultSet version = statement.executeQuery("SHOW server_version")) {
            version.next();
            return version.getString(1);
        }
    }

    @Override
    public void stop() throws IOException {
        if (server != null) {
            server.close();
            // close() waits 5 s for the clients to disconnect and then gives up.
            postmaster.stop();
            server = null;
        }
    }
}
