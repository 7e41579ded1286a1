package dev.belvedere.bench.events;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Drawn settings of Debezium's connector. Half of them are those that the documentation recommends, so that most columns can be compared.
 *
 * @param flattened whether the rows are taken out of their envelopes
 */
record DrawnConnector(Map<String, String> settings, boolean flattened) {

    static final String SIGNALS = "signals";

    private static final Map<String, List<String>> MODES = Map.of(
            "decimal.handling.mode", List.of("precise", "double", "string"),
            "time.precision.mode",
                    List.of(
                            "adaptive",
                            "adaptive_time_microseconds",
                            "connect",
                            "isostring",
                            "microseconds",
                            "nanoseconds"),
            "binary.handling.mode", List.of("bytes", "base64", "base64-url-safe", "hex"),
            "interval.handling.mode", List.of("numeric", "string"),
            "hstore.handling.mode", List.of("json", "map"),
            "tombstones.on.delete", List.of("true", "false"),
            "snapshot.mode", List.of("initial", "always", "when_needed"),
            "publish.via.partition.root", List.of("false", "true"),
            "money.fraction.digits", List.of("2", "0"));

    DrawnConnector {
        settings = Map.copyOf(settings);
    }

    /** @param typed whether the connector tells the types of columns */
    static DrawnConnector draw(Random random, List<DrawnTable> tables, boolean typed) {
        Map<String, String> settings = new TreeMap<>();
        if (!typed) {
            settings.put("column.propagate.source.type", "nothing");
        }
        new TreeMap<>(MODES).forEach((setting, modes) -> {
            if (random.nextInt(3) == 0) {
                settings.put(setting, modes.get(random.nextInt(modes.size())));
            }
        });
        settings.put("signal.data.collection", "public." + SIGNALS);
        String keys = tables.stream()
                .filter(table -> !table.declaresKey())
                .map(table -> "public." + table.name() + ":id")
                .collect(joining(";"));
        if (!keys.isEmpty()) {
            settings.put("message.key.columns", keys);
        }
        boolean flattened = random.nextInt(4) == 0;
        if (flattened) {
            settings.put("transforms", "unwrap");
            settings.put("transforms.unwrap.type", "io.debezium.transforms.ExtractNewRecordState");
            settings.put(
                    "transforms.unwrap.delete.tombstone.handling.mode", random.nextBoolean() ? "rewrite" : "tombstone");
            if (random.nextBoolean()) {
                settings.put("transforms.unwrap.add.fields", "op,lsn");
            }
        }
        return new DrawnConnector(settings, flattened);
    }
}
