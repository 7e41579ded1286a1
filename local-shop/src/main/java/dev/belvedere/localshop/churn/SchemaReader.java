package dev.belvedere.localshop.churn;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads tables with their constraints from PostgreSQL's catalog. */
final class SchemaReader {

    private static final String COLUMNS = """
            SELECT a.attname, coalesce(element.typname, base.typname) AS type,
                coalesce(element.typcategory, base.typcategory) AS category, element.oid IS NOT NULL AS is_array,
                CASE WHEN t.typtype = 'd' THEN t.typtypmod ELSE a.atttypmod END AS modifier,
                NOT (a.attnotnull OR t.typnotnull) AS nullable,
                EXISTS (SELECT FROM pg_constraint c
                    WHERE c.conrelid = a.attrelid AND c.contype IN ('p', 'u') AND a.attnum = ANY (c.conkey)) AS is_unique,
                a.attidentity = 'd' OR coalesce(pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%', false) AS counted,
                ARRAY(SELECT e.enumlabel::text FROM pg_enum e
                    WHERE e.enumtypid = coalesce(element.oid, base.oid) ORDER BY e.enumsortorder) AS labels
            FROM pg_attribute a
            JOIN pg_type t ON t.oid = a.atttypid
            JOIN pg_type base ON base.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END
            LEFT JOIN pg_type element ON base.typcategory = 'A' AND element.oid = base.typelem
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped
                AND a.attgenerated = '' AND a.attidentity <> 'a'
            ORDER BY a.attnum""";

    private static final String KEY = """
            SELECT a.attname FROM pg_constraint c
            CROSS JOIN unnest(c.conkey) WITH ORDINALITY k (number, place)
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number
            WHERE c.conrelid = ?::regclass AND c.contype = 'p'
            ORDER BY k.place""";

    private static final String FOREIGN_KEYS = """
            SELECT format('%I.%I', n.nspname, r.relname) AS referenced,
                ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k (number, place)
                    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.place) AS columns,
                ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY k (number, place)
                    JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number ORDER BY k.place) AS targets
            FROM pg_constraint c
            JOIN pg_class r ON r.oid = c.confrelid
            JOIN pg_namespace n ON n.oid = r.relnamespace
            WHERE c.conrelid = ?::regclass AND c.contype = 'f'
            ORDER BY c.conname""";

    /** The modifier of a type's declared length or precision is this much larger. */
    private static final int HEADER = 4;

    private final Connection database;

    SchemaReader(Connection database) {
        this.database = database;
    }

    /** @param name quoted and with its schema */
    ChurnTable table(String name) throws SQLException {
        return new ChurnTable(
                name,
                read(COLUMNS, name, SchemaReader::column),
                read(KEY, name, row -> row.getString(1)),
                read(FOREIGN_KEYS, name, SchemaReader::foreignKey));
    }

    private static ChurnColumn column(ResultSet row) throws SQLException {
        String type = row.getString("type");
        int modifier = row.getInt("modifier");
        boolean decimal = type.equals("numeric") && modifier >= HEADER;
        int length = type.endsWith("bit") ? modifier : modifier - HEADER;
        return new ChurnColumn(
                row.getString("attname"),
                type,
                row.getString("category").charAt(0),
                row.getBoolean("is_array"),
                decimal ? (modifier - HEADER) >> 16 : Math.max(0, length),
                decimal ? (modifier - HEADER) & 0x7ff : 0,
                texts(row.getArray("labels")),
                row.getBoolean("nullable"),
                row.getBoolean("is_unique"),
                row.getBoolean("counted"));
    }

    private static ForeignKey foreignKey(ResultSet row) throws SQLException {
        return new ForeignKey(
                texts(row.getArray("columns")), row.getString("referenced"), texts(row.getArray("targets")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private <T> List<T> read(String query, String table, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(query)) {
            statement.setString(1, table);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
