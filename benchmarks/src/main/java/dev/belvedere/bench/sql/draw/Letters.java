package dev.belvedere.bench.sql.draw;

import dev.belvedere.serdes.row.SqlType;
import java.util.Map;
import java.util.Objects;

/** The letters by which the list of expressions names types. */
final class Letters {

    static final String ALL = "ibnrxsfdtzhvujaky";
    /** What a SELECT list shows: all types, and double precision whose last digits are those of a library. */
    static final String SHOWN = ALL + "w";

    static final String NUMBERS = "ibnrx";
    /** Types whose values have an order that a view may use. */
    static final String ORDERED = "ibnrxsdtzhv";

    private static final Map<Character, SqlType> TYPES = Map.of(
            'i', SqlType.INTEGER,
            'b', SqlType.BIGINT,
            's', SqlType.VARCHAR,
            'f', SqlType.BOOLEAN,
            'd', SqlType.DATE,
            't', SqlType.TIMESTAMP,
            'u', SqlType.UUID);

    private static final Map<SqlType.Kind, Character> BY_KIND = Map.ofEntries(
            Map.entry(SqlType.Kind.INTEGER, 'i'),
            Map.entry(SqlType.Kind.BIGINT, 'b'),
            Map.entry(SqlType.Kind.DECIMAL, 'n'),
            Map.entry(SqlType.Kind.REAL, 'r'),
            Map.entry(SqlType.Kind.DOUBLE, 'x'),
            Map.entry(SqlType.Kind.VARCHAR, 's'),
            Map.entry(SqlType.Kind.BOOLEAN, 'f'),
            Map.entry(SqlType.Kind.DATE, 'd'),
            Map.entry(SqlType.Kind.TIMESTAMP, 't'),
            Map.entry(SqlType.Kind.TIMESTAMPTZ, 'z'),
            Map.entry(SqlType.Kind.TIME, 'h'),
            Map.entry(SqlType.Kind.INTERVAL, 'v'),
            Map.entry(SqlType.Kind.UUID, 'u'),
            Map.entry(SqlType.Kind.JSON, 'j'),
            Map.entry(SqlType.Kind.ARRAY, 'a'),
            Map.entry(SqlType.Kind.BYTES, 'y'));

    private Letters() {}

    static char of(SqlType type) {
        if (SqlType.arrayOf(SqlType.VARCHAR).equals(type)) {
            return 'k';
        }
        return Objects.requireNonNull(BY_KIND.get(type.kind()));
    }

    /** Returns the type of a letter that stands for one type, and not for one of several scales. */
    static SqlType type(char letter) {
        return Objects.requireNonNull(TYPES.get(letter));
    }
}
