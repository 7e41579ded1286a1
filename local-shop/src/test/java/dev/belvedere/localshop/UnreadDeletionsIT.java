package dev.belvedere.localshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.DevStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine that was stopped for longer than its tables' topics keep deletions. */
@Timeout(400)
class UnreadDeletionsIT {

    private static final String TOPIC = "shop.public.items";

    @Test
    void areToldAtTheStart(@TempDir Path folder, @TempDir Path directory) throws Exception {
        try (DevStack stack = DevStack.at(Path.of(System.getProperty("belvedere.devstack.home")), directory)
                        .start();
                Connection database = DriverManager.getConnection(stack.jdbcUrl());
                Statement sql = database.createStatement()) {
            sql.execute("CREATE TABLE items (id int PRIMARY KEY, name text)");
            sql.execute("INSERT INTO items VALUES (1, 'bolt'), (2, 'nut')");
            stack.capture(CaptureRequest.of("public.items"));
            Path configuration = configuration(folder, stack);
            serveOnce(configuration);
            sql.execute("DELETE FROM items WHERE id = 2");
            serveOnce(configuration);
            sql.execute("DELETE FROM items WHERE id = 1");
            keepDeletions(stack, 1);

            CommandRun run = CommandRun.of("serve", "--config", configuration.toString());

            assertThat(run.err()).contains("[deletions-unread]", "table items", "delete.retention.ms");
        }
    }

    private static void serveOnce(Path configuration) throws Exception {
        try (ServeCommandProcess serve = ServeCommandProcess.start(configuration)) {
            serve.awaitReady();
            serve.terminate();
        }
    }

    private static void keepDeletions(DevStack stack, long ms) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(
                            topic, List.of(set("cleanup.policy", "compact"), set("delete.retention.ms", "" + ms))))
                    .all()
                    .get();
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    private static Path configuration(Path folder, DevStack stack) throws Exception {
        Files.writeString(
                folder.resolve("v.sql"), "CREATE MATERIALIZED VIEW things AS SELECT i.id, i.name FROM items i;");
        return Files.writeString(
                folder.resolve("belvedere.yaml"), """
                application: away
                views: v.sql
                tables: {items: {topic: %s}}
                shards: 4
                kafka: {bootstrap.servers: '%s'}
                registry: {url: '%s'}
                http: {port: 0}
                administration: {port: 0}
                """.formatted(TOPIC, stack.bootstrapServers(), stack.registryUrl()));
    }
}
