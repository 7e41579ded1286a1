package dev.belvedere.bench.sql.draw;

import dev.belvedere.serdes.dialect.EventFormat;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.catalog.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Random tables: keys of one or two columns of any type that a key can have, and columns of all types. */
public final class RandomTables {

    private static final int TABLES = 3;
    private static final int MOST_COLUMNS = 8;

    private static final List<SqlType> KEYS = List.of(
            SqlType.INTEGER,
            SqlType.BIGINT,
            SqlType.BIGINT,
            SqlType.VARCHAR,
            SqlType.DATE,
            SqlType.UUID,
            SqlType.decimal(9, 2),
            SqlType.TIMESTAMP);

    private static final List<SqlType> TYPES = List.of(
            SqlType.INTEGER,
            SqlType.INTEGER,
            SqlType.BIGINT,
            SqlType.decimal(12, 2),
            SqlType.decimal(9, 4),
            SqlType.NUMERIC,
            SqlType.REAL,
            SqlType.DOUBLE,
            SqlType.VARCHAR,
            SqlType.VARCHAR,
            SqlType.BOOLEAN,
            SqlType.DATE,
            SqlType.TIMESTAMP,
            SqlType.TIMESTAMPTZ,
            SqlType.TIME,
            SqlType.UUID,
            SqlType.JSON,
            SqlType.arrayOf(SqlType.INTEGER),
            SqlType.arrayOf(SqlType.VARCHAR),
            SqlType.BYTES);

    private RandomTables() {}

    /** Draws the tables of a schema. */
    public static List<Table> draw(Random random) {
        Dice dice = new Dice(random);
        List<Table> tables = new ArrayList<>();
        for (int number = 1; number <= TABLES; number++) {
            tables.add(table("t" + number, dice));
        }
        return tables;
    }

    private static Table table(String name, Dice dice) {
        int keys = dice.once(3) ? 2 : 1;
        List<Column> columns = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            columns.add(new Column("k" + key, dice.one(KEYS), false));
        }
        // Integers, so that every table has something to be joined by.
        columns.add(new Column("c0", SqlType.INTEGER, true));
        for (int column = 1; column < 3 + dice.number(MOST_COLUMNS - 2); column++) {
            columns.add(new Column("c" + column, dice.one(TYPES), !dice.once(6)));
        }
        String topic = "shop.public." + name;
        // The simulation places rows by a partitioner of its own.
        EventFormat format = new EventFormat(topic + "-value", topic + "-key", true, false, Map.of());
        return new Table(
                name,
                topic,
                new RowType(columns),
                IntStream.range(0, keys).boxed().toList(),
                format,
                Map.of(),
                Map.of());
    }
}
