package dev.belvedere.topology.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.plan.logical.Relation;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.plan.planner.PhysicalPlanner;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions and lists in FROM become arrays that each row of a table is joined with. */
class ElementsTest {

    private static final Catalog CATALOG = new Catalog(List.of(
            Table.of(
                    "carts",
                    "test.public.carts",
                    RowType.of(
                            new Column("id", SqlType.INTEGER, false),
                            new Column("status", SqlType.INTEGER, true),
                            new Column("note", SqlType.VARCHAR, true),
                            new Column("tags", SqlType.arrayOf(SqlType.VARCHAR), true),
                            new Column("lines", SqlType.JSON, true)),
                    List.of(0)),
            Table.of(
                    "products",
                    "test.public.products",
                    RowType.of(new Column("sku", SqlType.VARCHAR, false), new Column("price", SqlType.INTEGER, true)),
                    List.of(0))));

    private final ViewCompiler compiler = new ViewCompiler(CATALOG, new SqlSettings(true, true, true));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "c.id, tag FROM carts c, unnest(c.tags) AS tag | id integer not null, tag text",
                "c.id, t.tag FROM carts c CROSS JOIN unnest(c.tags) t(tag) | id integer not null, tag text",
                "c.id, t.* FROM carts c, unnest(c.tags) WITH ORDINALITY AS t(tag, n)"
                        + " | id integer not null, tag text, n bigint not null",
                "c.id, t.tag, n FROM carts c LEFT JOIN LATERAL unnest(tags) WITH ORDINALITY t(tag, n) ON true"
                        + " | id integer not null, tag text, n bigint",
                "id, l FROM carts, jsonb_array_elements(lines) l | id integer not null, l jsonb",
                "id, value FROM carts, jsonb_array_elements(lines) | id integer not null, value jsonb",
                "c.id, l ->> 'sku' AS sku, (l ->> 'n')::int AS n FROM carts c, LATERAL jsonb_array_elements(c.lines) AS l"
                        + " WHERE l ->> 'sku' <> '' | id integer not null, sku text, n integer",
                "c.id, l.value ->> 'sku' AS sku, l.ordinality FROM carts c"
                        + " CROSS JOIN LATERAL jsonb_array_elements(c.lines -> 'all') WITH ORDINALITY AS l"
                        + " | id integer not null, sku text, ordinality bigint not null",
                "id, key, e.value FROM carts, jsonb_each(lines) e | id integer not null, key text, value jsonb",
                "id, k, v FROM carts, jsonb_each_text(lines) AS e(k, v) | id integer not null, k text, v text",
                "id, k FROM carts, jsonb_object_keys(lines) AS k | id integer not null, k text",
                "id, w FROM carts, string_to_table(note, ' ') AS w | id integer not null, w text",
                "c.id, p.price FROM carts c, jsonb_array_elements(c.lines) l JOIN products p ON p.sku = l ->> 'sku'"
                        + " | id integer not null, price integer",
                "l ->> 'sku' AS sku, COUNT(*) AS n FROM carts, jsonb_array_elements(lines) l GROUP BY l ->> 'sku'"
                        + " | sku text, n bigint not null",
                "c.id, s.name FROM carts c JOIN (VALUES (1, 'new'), (2, 'paid')) AS s(id, name) ON s.id = c.status"
                        + " | id integer not null, name text",
                "c.id, s.column2 FROM (VALUES (1, 'new'), (2, 'paid')) s JOIN carts c ON s.column1 = c.status"
                        + " | id integer not null, column2 text",
                "c.id, a, m FROM carts c, jsonb_array_elements(c.lines) a, jsonb_object_keys(a) m"
                        + " | id integer not null, a jsonb, m text",
                "id, x FROM carts, unnest('{1,2}'::int[]) x | id integer not null, x integer",
                "id, x FROM carts, unnest(ARRAY[1, status]) AS x | id integer not null, x integer",
                "c.id, jsonb_agg(l ORDER BY n) AS ls FROM carts c,"
                        + " jsonb_array_elements(c.lines) WITH ORDINALITY AS x(l, n) GROUP BY c.id"
                        + " | id integer not null, ls jsonb"
            })
    void areTypedAsInPostgres(String select, String columns) {
        Relation relation = compiler.compile(new Statement("v.sql", "CREATE MATERIALIZED VIEW v AS SELECT " + select))
                .relation();

        assertThat(relation.columns().columns()).extracting(Column::toString).containsExactly(columns.split(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "x FROM unnest(ARRAY[1, 2]) x | not by themselves",
                "column1 FROM (VALUES (1), (2)) v | not by themselves",
                "v.x, c.id FROM (VALUES (1), (2)) v(x) LEFT JOIN carts c ON c.status = v.x | not by themselves",
                "lines, COUNT(*) FROM carts GROUP BY lines | is a document, and cannot be used in GROUP BY",
                "DISTINCT l FROM carts, jsonb_array_elements(lines) l | is a document, and cannot be used in GROUP BY",
                "lines FROM carts UNION SELECT lines FROM carts | is a document, and cannot be used in Union",
                "COUNT(DISTINCT lines) FROM carts | is a document, and cannot be used in COUNT",
                "id, ROW_NUMBER() OVER (ORDER BY lines, id) FROM carts | jsonb cannot be compared",
                "jsonb_agg(id ORDER BY lines) FROM carts | jsonb cannot be compared",
                "c.id FROM carts c LEFT JOIN LATERAL unnest(c.tags) t ON t = 'a' | a condition on elements",
                "id, (SELECT COUNT(*) FROM unnest(tags) t) FROM carts | Write the subquery as a join",
                "id FROM carts WHERE EXISTS (SELECT 1 FROM unnest(tags) t WHERE t = 'a') | Write the subquery as a join",
                "jsonb_array_elements(lines), COUNT(*) FROM carts | JSONB_ARRAY_ELEMENTS gives rows",
                "id, unnest(tags), COUNT(*) OVER () FROM carts | UNNEST gives rows",
                "*, unnest(tags) AS tag FROM carts | UNNEST gives rows",
                "g.n FROM generate_series(1, 10) AS g(n) | not by themselves",
                "c.id FROM carts c LEFT JOIN regexp_matches(c.note, 'a') m ON TRUE | REGEXP_MATCHES in FROM is not a function",
                "id FROM carts, jsonb_array_elements(note) x | takes a document, and this is text"
            })
    void areRefusedWhereTheyCannotBeExact(String select, String reason) {
        SqlException refused = catchThrowableOfType(
                SqlException.class,
                () -> PhysicalPlanner.plan(List.of(
                        compiler.compile(new Statement("v.sql", "CREATE MATERIALIZED VIEW v AS SELECT " + select)))));

        assertThat(refused).hasMessageContaining(reason);
    }
}
