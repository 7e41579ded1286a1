package dev.belvedere.devstack.capture;

import dev.belvedere.devstack.CaptureRequest;
import dev.belvedere.devstack.service.Ports;
import dev.belvedere.devstack.service.PostgresServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The configuration of Debezium's connector for a capture: exact decimals, low latency, Avro with schema ids that Confluent's clients resolve. */
record ConnectorSettings(CaptureRequest request, Path ports) {

    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("name", request.name());
        settings.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
        settings.put("tasks.max", "1");
        database(settings);
        events(settings);
        converter(settings, "key.converter");
        converter(settings, "value.converter");
        settings.putAll(request.settings());
        keepNulls(settings);
        return settings;
    }

    private void database(Map<String, String> settings) {
        settings.put("database.hostname", "127.0.0.1");
        settings.put("database.port", place("postgres"));
        settings.put("database.user", PostgresServer.USER);
        settings.put("database.dbname", PostgresServer.DATABASE);
        settings.put("plugin.name", "pgoutput");
        settings.put("slot.name", "capture_" + request.name());
        settings.put("publication.name", "capture_" + request.name());
        settings.put("publication.autocreate.mode", "filtered");
        settings.put("table.include.list", String.join(",", request.tables()).replace(".", "\\."));
        // The default, half a second, would be most of the latency from a commit to the view.
        settings.put("poll.interval.ms", "10");
        // After a kill, the lost connection may hold the slot for a moment.
        settings.put("slot.max.retries", "60");
        settings.put("slot.retry.delay.ms", "500");
    }

    private void events(Map<String, String> settings) {
        settings.put("topic.prefix", request.topicPrefix());
        settings.put("decimal.handling.mode", "precise");
        // By default TRUNCATE is skipped, and consumers would keep the rows.
        settings.put("skipped.operations", "none");
        settings.put("provide.transaction.metadata", "true");
        // Texts of some types do not compare by their bytes, which the Avro type does not say.
        settings.put("column.propagate.source.type", ".*");
        settings.put("schema.name.adjustment.mode", "avro");
        settings.put("field.name.adjustment.mode", "avro");
    }

    // Before the request's own transformations: one that flattens rows puts defaults in the place of NULLs.
    private static void keepNulls(Map<String, String> settings) {
        settings.merge("transforms", "keepNulls", (others, first) -> first + "," + others);
        settings.put("transforms.keepNulls.type", "dev.belvedere.connect.KeepNulls");
    }

    private void converter(Map<String, String> settings, String converter) {
        String registry = converter + ".apicurio.registry.";
        settings.put(converter, "io.apicurio.registry.utils.converter.AvroConverter");
        settings.put(registry + "url", "http://" + place(Ports.HOST) + ":" + place("registry") + "/apis/registry/v2");
        settings.put(registry + "as-confluent", "true");
        // The default, global ids, equals content ids at first and differs later; the Confluent-compatible API resolves
        // only content ids.
        settings.put(registry + "use-id", "contentId");
        settings.put(registry + "headers.enabled", "false");
        settings.put(registry + "auto-register", "true");
        settings.put(registry + "find-latest", "true");
    }

    private String place(String name) {
        return "${file:" + ports + ":" + name + "}";
    }

    /** The topics of the tables. */
    List<String> tableTopics() {
        return request.tables().stream()
                .map(table -> request.topicPrefix() + "." + table)
                .toList();
    }

    String transactionTopic() {
        return request.topicPrefix() + ".transaction";
    }
}
