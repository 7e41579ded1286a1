package dev.belvedere.localshop.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.belvedere.localshop.source.SourceTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The section {@code tables} of a configuration. Immutable. */
record TableSettings(ObjectNode json) {

    private static final Pattern CAPTURED = Pattern.compile("([a-z0-9_]{1,40})[.][^.]+[.][^.]+");

    static final TableSettings NONE = new TableSettings(JsonNodeFactory.instance.objectNode());

    /** @throws SandboxException if the file has no such section */
    static TableSettings read(Path file) {
        try {
            JsonNode tables = new YAMLMapper().readTree(file.toFile()).path("tables");
            if (tables instanceof ObjectNode section) {
                return new TableSettings(section);
            }
            throw new SandboxException(file + " has no \"tables\", as the configuration has", null);
        } catch (IOException e) {
            throw new SandboxException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Returns the settings of captured tables. Of two tables with one name the first counts. */
    static TableSettings captured(Collection<SourceTable> tables, String topicPrefix) {
        ObjectNode section = JsonNodeFactory.instance.objectNode();
        for (SourceTable table : tables) {
            if (!section.has(table.name())) {
                section.putObject(table.name()).put("topic", table.topic(topicPrefix));
            }
        }
        return new TableSettings(section);
    }

    /** Returns the settings of the one table whose records a topic has. */
    static TableSettings topic(String topic) {
        ObjectNode section = JsonNodeFactory.instance.objectNode();
        section.putObject(topic.substring(topic.lastIndexOf('.') + 1)).put("topic", topic);
        return new TableSettings(section);
    }

    TableSettings without(Collection<String> tables) {
        return new TableSettings(json.deepCopy().remove(tables));
    }

    /** Returns these settings and those of the other tables. */
    TableSettings and(TableSettings others) {
        return new TableSettings(json.deepCopy().<ObjectNode>setAll(others.json));
    }

    /** Returns the prefix of the first topic that a connector can have written. */
    Optional<String> topicPrefix() {
        List<String> prefixes = new ArrayList<>();
        json.forEach(table -> {
            Matcher captured = CAPTURED.matcher(table.path("topic").asText());
            if (captured.matches()) {
                prefixes.add(captured.group(1));
            }
        });
        return prefixes.stream().findFirst();
    }
}
