package dev.belvedere.devstack.server;

import dev.belvedere.devstack.CaptureRequest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The configuration of Debezium's connector for a capture: exact decimals, prompt delivery, Avro with ids that Confluent's clients resolve. */
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
        return settings;
    }

    private void database(Map<String, String> settings) {
        settings.put("database.hostname", "127.0.0.1");
        settings.put("database.port", place("postgres"));
        settings.put("database.user", Postgres.USER);
        settings.put("database.dbname", Postgres.DATABASE);
        settings.put("plugin.name", "pgoutput");
        settings.put("slot.name", "capture_" + request.name());
        settings.put("publication.name", "capture_" + request.name());
        settings.put("publication.autocreate.mode", "filtered");
        settings.put("table.include.list", String.join(",", request.tables()).replace(".", "\\."));
        // By default half a second, which would be most of the way from commit to view.
        settings.put("poll.interval.ms", "10");
        // After a kill the slot may be held a moment longer by the connection that was cut.
        settings.put("slot.max.retries", "60");
        settings.put("slot.retry.delay.ms", "500");
    }

    private void events(Map<String, String> settings) {
        settings.put("topic.prefix", request.topicPrefix());
        settings.put("decimal.handling.mode", "precise");
        // By default TRUNCATE is passed over, and whoever follows the events keeps the rows.
        settings.put("skipped.operations", "none");
        settings.put("provide.transaction.metadata", String.valueOf(request.transactions()));
        settings.put("schema.name.adjustment.mode", "avro");
        settings.put("field.name.adjustment.mode", "avro");
    }

    private void converter(Map<String, String> settings, String converter) {
        String registry = converter + ".apicurio.registry.";
        settings.put(converter, "io.apicurio.registry.utils.converter.AvroConverter");
        settings.put(registry + "url", "http://" + place(Ports.HOST) + ":" + place("registry") + "/apis/registry/v2");
        settings.put(registry + "as-confluent", "true");
        // By default global ids, which the Confluent-compatible API does not resolve. The two are equal at first and
        // drift apart.
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
