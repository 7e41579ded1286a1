package dev.belvedere.bench.events;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.belvedere.bench.report.FigureJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A folder for {@code belvedere try}, drawn by a seed: tables of all types, settings of the connector, and changes of all kinds. The same seed draws the same folder.
 *
 * @param files the texts by name
 * @param tables the number of tables
 * @param transactions the number of transactions that the changes are
 */
record EventScenario(Map<String, String> files, int tables, int transactions) {

    private static final int TABLES = 3;
    private static final int ROWS = 12;
    private static final int CHANGES = 40;

    EventScenario {
        files = Map.copyOf(files);
    }

    /** @param fault whether to change rows which the connector is not told of, so that a check that works finds them */
    static EventScenario draw(long seed, boolean fault) throws JsonProcessingException {
        return new Draw(new Random(seed)).scenario(fault);
    }

    /** Writes the files into a new folder. */
    void writeTo(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static final class Draw {

        private final Random random;
        private final List<DrawnTable> tables;
        private final DrawnConnector connector;
        private final boolean setsAside;
        private final List<String> changes = new ArrayList<>();

        Draw(Random random) {
            this.random = random;
            boolean typed = random.nextInt(6) > 0;
            this.tables = IntStream.range(0, TABLES)
                    .mapToObj(number -> new DrawnTable("t" + number, typed, random))
                    .toList();
            this.connector = DrawnConnector.draw(random, tables, typed);
            this.setsAside = random.nextInt(3) == 0;
        }

        EventScenario scenario(boolean fault) throws JsonProcessingException {
            Map<String, String> files = new TreeMap<>();
            files.put("schema.sql", schema());
            files.put("connector.json", FigureJson.node(connector.settings()).toString());
            Map<String, String> views = new TreeMap<>();
            tables.forEach(table -> views.putAll(table.views()));
            for (int change = 0; change < CHANGES; change++) {
                change(any());
            }
            tables.forEach(table -> views.putAll(table.addedViews()));
            views.forEach((name, select) ->
                    files.put("views/" + name + ".sql", "CREATE MATERIALIZED VIEW " + name + " AS " + select + ";\n"));
            if (fault) {
                changes.add("ALTER PUBLICATION capture_sandbox DROP TABLE "
                        + tables.get(0).name());
                changes.add("UPDATE " + tables.get(0).name() + " SET large = 'nobody knows'");
                changes.add(tables.get(1).insert());
            }
            files.put(
                    "changes.sql",
                    changes.stream().map(change -> change + ";\n").collect(joining()));
            if (setsAside) {
                files.put("tables.yaml", settings());
            }
            return new EventScenario(files, TABLES, changes.size());
        }

        private String schema() {
            StringBuilder schema = new StringBuilder(SampleType.PREREQUISITES)
                    .append("CREATE TABLE " + DrawnConnector.SIGNALS
                            + " (id varchar(42) PRIMARY KEY, type varchar(32) NOT NULL, data varchar(2048));\n");
            for (DrawnTable table : tables) {
                schema.append(table.create());
                for (int row = 0; row < ROWS; row++) {
                    schema.append(table.insert()).append(";\n");
                }
            }
            return schema.toString();
        }

        private String settings() {
            return "tables:\n"
                    + tables.stream()
                            .map(table -> "  " + table.name() + ": {topic: try.public." + table.name()
                                    + ", on-bad-event: set-aside}\n")
                            .collect(joining());
        }

        private DrawnTable any() {
            return tables.get(random.nextInt(tables.size()));
        }

        private void change(DrawnTable table) {
            switch (random.nextInt(20)) {
                case 0, 1, 2, 3 -> changes.add(table.insert());
                case 4, 5 -> changes.add(table.delete());
                case 6, 7 -> changes.add(table.updateKey());
                case 8 -> rolledBack(table);
                case 9 -> together(table);
                case 10 -> truncated(table);
                case 11 -> added(table);
                case 12 -> altered(table);
                case 13 -> signalled(table);
                default -> changes.add(table.update());
            }
        }

        private void rolledBack(DrawnTable table) {
            changes.add("BEGIN");
            changes.add(table.update());
            changes.add(any().delete());
            changes.add("ROLLBACK");
        }

        private void together(DrawnTable table) {
            changes.add("BEGIN");
            changes.add(table.update());
            changes.add(any().update());
            changes.add(table.insert());
            changes.add("COMMIT");
        }

        // The transformation that flattens rows drops TRUNCATE, as the documentation says.
        private void truncated(DrawnTable table) {
            if (!connector.flattened()) {
                changes.add(table.truncate());
            }
            changes.add(table.insert());
        }

        // Where a table stands still before an event, nothing else of it would be compared.
        private void altered(DrawnTable table) {
            if (setsAside && table.mayAlter()) {
                changes.add(table.alterColumn());
            }
            changes.add(table.update());
        }

        private void added(DrawnTable table) {
            changes.add(table.mayAlter() ? table.addColumn() : table.update());
        }

        private void signalled(DrawnTable table) {
            changes.add(table.signal(DrawnConnector.SIGNALS, changes.size()));
        }
    }
}
