package dev.belvedere.localshop.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.Streams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * The records of one topic. The file is a JSON object with {@code schemas} by name, {@code topic}, its {@code settings}, {@code register} (which schema under which subject, in
 * that order), and named lists of records.
 */
public final class EventFile {

    private final String topic;
    private final Map<String, String> settings;
    private final Map<String, Schema> schemas;
    private final List<Registration> registrations;
    private final Map<String, List<EventRecord>> lists;

    private EventFile(
            String topic,
            Map<String, String> settings,
            Map<String, Schema> schemas,
            List<Registration> registrations,
            Map<String, List<EventRecord>> lists) {
        this.topic = topic;
        this.settings = Map.copyOf(settings);
        this.schemas = schemas;
        this.registrations = List.copyOf(registrations);
        this.lists = lists;
    }

    /** A schema's name in the file, and a subject that it is registered under. */
    record Registration(String subject, String schema) {}

    /**
     * Reads a file of schemas and records.
     *
     * @throws EventFileException if the file cannot be read or lacks something
     */
    public static EventFile read(Path path) {
        try {
            return of(new ObjectMapper().readTree(path.toFile()));
        } catch (IOException | SchemaParseException e) {
            throw new EventFileException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    static EventFile of(JsonNode json) {
        if (!json.path("topic").isTextual()) {
            throw new EventFileException("the events have no \"topic\"", null);
        }
        Map<String, String> settings = new LinkedHashMap<>();
        json.path("settings")
                .properties()
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().asText()));
        Map<String, Schema> schemas = new LinkedHashMap<>();
        json.path("schemas")
                .properties()
                .forEach(schema -> schemas.put(
                        schema.getKey(),
                        new Schema.Parser().parse(schema.getValue().toString())));
        List<Registration> registrations = Streams.stream(json.path("register"))
                .map(entry -> new Registration(
                        entry.path("subject").asText(), entry.path("schema").asText()))
                .toList();
        Map<String, List<EventRecord>> lists = new LinkedHashMap<>();
        json.properties().forEach(list -> {
            if (list.getValue().isArray() && !list.getKey().equals("register")) {
                lists.put(list.getKey(), records(list.getValue()));
            }
        });
        return new EventFile(json.path("topic").asText(), settings, schemas, registrations, lists);
    }

    private static List<EventRecord> records(JsonNode list) {
        List<EventRecord> records = new ArrayList<>();
        list.forEach(record -> records.add(EventRecord.of(record)));
        return List.copyOf(records);
    }

    /** Returns the topic that all records go to. */
    public String topic() {
        return topic;
    }

    /** Returns the topic's settings, beside the usual ones. */
    Map<String, String> settings() {
        return settings;
    }

    /** Returns the names of the lists of records, in the order of the file. */
    public List<String> lists() {
        return List.copyOf(lists.keySet());
    }

    List<EventRecord> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    List<Registration> registrations() {
        return registrations;
    }

    Schema schema(String name) {
        Schema schema = schemas.get(name);
        if (schema == null) {
            throw new EventFileException("the events have no schema '" + name + "'", null);
        }
        return schema;
    }

    /** Returns how many partitions the records need. */
    int partitions() {
        return 1
                + lists.values().stream()
                        .flatMap(List::stream)
                        .mapToInt(EventRecord::partition)
                        .max()
                        .orElse(0);
    }
}
