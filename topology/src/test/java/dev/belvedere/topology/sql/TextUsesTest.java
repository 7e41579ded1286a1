package dev.belvedere.topology.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.serdes.column.TextComparison;
import dev.belvedere.serdes.dialect.EventFormat;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.catalog.Catalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.plan.logical.ViewDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns whose values cannot be used in every way, or in none: texts that compare in another way than by bytes, and columns that cannot be read. */
class TextUsesTest {

    private static final Table PARTS = new Table(
            "parts",
            "parts",
            RowType.of(
                    new Column("id", SqlType.BIGINT, false),
                    new Column("code", SqlType.VARCHAR, true),
                    new Column("mail", SqlType.VARCHAR, true),
                    new Column("mood", SqlType.VARCHAR, true),
                    new Column("note", SqlType.VARCHAR, true),
                    new Column("name", SqlType.VARCHAR, true),
                    new Column("doc", SqlType.JSON, true),
                    new Column("data", SqlType.JSON, true),
                    new Column("docs", SqlType.arrayOf(SqlType.JSON), true)),
            List.of(0),
            EventFormat.of("parts"),
            Map.of(
                    "code", TextComparison.WITHOUT_PADDING,
                    "mail", TextComparison.WITHOUT_CASE,
                    "mood", TextComparison.EQUALITY_ONLY,
                    "note", TextComparison.UNKNOWN,
                    "doc", TextComparison.AS_WRITTEN,
                    "data", TextComparison.AS_WRITTEN_OR_PARSED,
                    "docs", TextComparison.AS_WRITTEN),
            Map.of("took", "intervals are told in another way"));

    private final ViewCompiler compiler = new ViewCompiler(new Catalog(List.of(PARTS)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT p.id FROM parts p WHERE p.code = 'NL'",
                "SELECT p.id FROM parts p WHERE p.code <> 'NL' OR p.code IN ('PT', 'DE')",
                "SELECT p.id, q.name FROM parts p JOIN parts q ON p.code = q.name",
                "SELECT p.id, TRIM(TRAILING FROM p.code) AS code, CHAR_LENGTH(p.code) AS n FROM parts p",
                "SELECT p.id, p.code || '/' || p.name AS label, p.code IS NULL AS absent FROM parts p",
                "SELECT COUNT(*) AS n, COUNT(DISTINCT p.code) AS codes, p.name FROM parts p GROUP BY p.name",
                "SELECT p.id, p.mail, LOWER(p.mail) AS low FROM parts p",
                "SELECT p.id FROM parts p JOIN parts q ON LOWER(p.mail) = LOWER(q.mail)",
                "SELECT p.id, p.mood FROM parts p WHERE p.mood = 'sad' AND p.mood IS NOT NULL",
                "SELECT p.mood, COUNT(*) AS n FROM parts p GROUP BY p.mood",
                "SELECT p.id, p.note FROM parts p WHERE p.note IS NOT NULL",
                "SELECT p.id, p.doc, p.data, p.docs FROM parts p WHERE p.doc IS NOT NULL",
                "SELECT p.id, p.doc::jsonb AS doc, p.doc::text AS written, p.data::json AS data FROM parts p",
                "SELECT p.id, p.doc::jsonb ->> 'a' AS a, p.data::jsonb -> 0 AS b, p.data::jsonb || p.doc::jsonb AS c FROM parts p",
                "SELECT p.id, e.value FROM parts p, JSONB_ARRAY_ELEMENTS(p.doc::jsonb) AS e (value)",
                "SELECT p.name, COUNT(DISTINCT p.name) AS n FROM parts p WHERE p.name LIKE 'x%' GROUP BY p.name"
            })
    void takesWhatTheDatabaseDoesAlike(String query) {
        assertThat(compiled(query).relation().columns().size()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT p.id, p.code FROM parts p",
                "SELECT p.id FROM parts p WHERE p.code LIKE 'N%'",
                "SELECT p.id FROM parts p WHERE p.code = 'NL '",
                "SELECT p.id, COALESCE(p.code, 'x') AS code FROM parts p",
                "SELECT p.id FROM parts p WHERE p.mail = 'a@b.example'",
                "SELECT p.id FROM parts p JOIN parts q ON p.mail = q.mail",
                "SELECT p.mail, COUNT(*) AS n FROM parts p GROUP BY p.mail",
                "SELECT DISTINCT p.mail FROM parts p",
                "SELECT p.id, CHAR_LENGTH(p.mood) AS n FROM parts p",
                "SELECT p.id FROM parts p WHERE p.note = 'x'",
                "SELECT p.id, p.doc -> 'a' AS a FROM parts p",
                "SELECT p.id, p.doc ->> 'a' AS a FROM parts p",
                "SELECT p.id, p.data || '{}' AS a FROM parts p",
                "SELECT p.id, JSON_BUILD_OBJECT('a', p.data) AS a FROM parts p",
                "SELECT p.id, COALESCE(p.doc, '{}') AS a FROM parts p",
                "SELECT p.name, JSONB_AGG(p.doc ORDER BY p.id) AS docs FROM parts p GROUP BY p.name",
                "SELECT p.id, e.value FROM parts p, JSON_ARRAY_ELEMENTS(p.doc) AS e (value)",
                "SELECT p.id, e.value FROM parts p, UNNEST(p.docs) AS e (value)",
                "SELECT p.name, COUNT(DISTINCT p.note) AS n FROM parts p GROUP BY p.name"
            })
    void refusesWhatTheDatabaseDoesOtherwise(String query) {
        assertThatThrownBy(() -> compiled(query))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("cannot be used in");
    }

    @Test
    void saysWhyAColumnCannotBeRead() {
        assertThatThrownBy(() -> compiled("SELECT p.id, p.took FROM parts p"))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("column took of table parts cannot be read: intervals are told in another way");
        assertThatThrownBy(() -> compiled("SELECT id, took FROM parts"))
                .hasMessageContaining("column took of table parts cannot be read");
        assertThatThrownBy(() -> compiled("SELECT p.id, p.tock FROM parts p")).hasMessageContaining("not found");
    }

    @Test
    void refusesToLeaveSuchAColumnOutOfAllColumns() {
        assertThat(compiled("SELECT COUNT(*) AS n FROM parts p GROUP BY p.name").name())
                .isEqualTo("v");
        assertThatThrownBy(() -> compiled("SELECT p.* FROM parts p"))
                .isInstanceOf(SqlException.class)
                .hasMessageContaining("* would leave out column took");
    }

    private ViewDefinition compiled(String query) {
        return compiler.compile(new Statement("v.sql", "CREATE MATERIALIZED VIEW v AS " + query));
    }
}
