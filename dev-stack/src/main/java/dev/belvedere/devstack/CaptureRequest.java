package dev.belvedere.devstack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names the tables to capture and their topics. A table's topic is {@code <topicPrefix>.<schema>.<table>}; the table's replica identity decides which
 * columns of the old row an event carries. The begin and the end of each transaction are sent to the single partition of
 * {@code <topicPrefix>.transaction}.
 *
 * @param name the connector's name: lower-case letters, digits and underscores. A second capture with the same name replaces the first and continues
 *     where it stopped; rows that existed before a table was added to a running capture are not sent
 * @param topicPrefix the prefix of all topics of the capture
 * @param tables the tables, each as {@code schema.table}
 * @param partitions the number of partitions of each table's topic, if it does not exist yet
 * @param settings additional settings of Debezium's connector, which override the stack's
 */
public record CaptureRequest(
        String name, String topicPrefix, List<String> tables, int partitions, Map<String, String> settings) {

    private static final String SETTING = "setting.";
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,40}");
    private static final Pattern TABLE = Pattern.compile("\\w+\\.\\w+");

    public CaptureRequest {
        tables = List.copyOf(tables);
        settings = Map.copyOf(settings);
        require(NAME.matcher(name).matches(), "name", name, "lower-case letters, digits and underscores, at most 40");
        require(
                NAME.matcher(topicPrefix).matches(),
                "topic prefix",
                topicPrefix,
                "lower-case letters, digits and underscores, at most 40");
        require(!tables.isEmpty(), "tables", "[]", "at least one");
        tables.forEach(table ->
                require(TABLE.matcher(table).matches(), "table", table, "schema.table, for example public.orders"));
        require(partitions > 0, "partitions", String.valueOf(partitions), "at least 1");
    }

    /** Captures the given tables, each as {@code schema.table}, by default as connector {@code shop}, with 4 partitions each. */
    public static CaptureRequest of(String... tables) {
        return new CaptureRequest("shop", "shop", List.of(tables), 4, Map.of());
    }

    public CaptureRequest named(String newName) {
        return new CaptureRequest(newName, topicPrefix, tables, partitions, settings);
    }

    public CaptureRequest withTopicPrefix(String newTopicPrefix) {
        return new CaptureRequest(name, newTopicPrefix, tables, partitions, settings);
    }

    public CaptureRequest withPartitions(int newPartitions) {
        return new CaptureRequest(name, topicPrefix, tables, newPartitions, settings);
    }

    /** Adds one setting of Debezium's connector, such as {@code snapshot.mode}. */
    public CaptureRequest with(String setting, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new CaptureRequest(name, topicPrefix, tables, partitions, more);
    }

    /** Parses the result of {@link #facts}. */
    public static CaptureRequest from(Map<String, String> facts) {
        Map<String, String> settings = new HashMap<>();
        facts.forEach((fact, value) -> {
            if (fact.startsWith(SETTING)) {
                settings.put(fact.substring(SETTING.length()), value);
            }
        });
        return new CaptureRequest(
                facts.getOrDefault("name", ""),
                facts.getOrDefault("prefix", ""),
                List.of(facts.getOrDefault("tables", "").split(",", -1)),
                Integer.parseInt(facts.getOrDefault("partitions", "0")),
                settings);
    }

    /** The request as text values by name, for a {@code ControlMessage}. */
    public Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>();
        facts.put("name", name);
        facts.put("prefix", topicPrefix);
        facts.put("tables", String.join(",", tables));
        facts.put("partitions", String.valueOf(partitions));
        settings.forEach((setting, value) -> facts.put(SETTING + setting, value));
        return facts;
    }

    private static void require(boolean holds, String what, String value, String right) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "A capture's " + what + " cannot be '" + value + "': it has to be " + right + ".");
        }
    }
}
