package dev.belvedere.topology.sql.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewTextTest {

    private static ViewText view(String query) {
        return ViewText.of("CREATE MATERIALIZED VIEW v AS " + query);
    }

    @Test
    void takesAStatementApart() {
        ViewText view = ViewText.of(
                "-- what it is\ncreate materialized view if not exists S.\"My View\" (A, \"b,\") as\n  SELECT 1 -- one\n with no data ; ");

        assertThat(view.name()).isEqualTo("My View");
        assertThat(view.columns()).containsExactly("a", "b,");
        assertThat(view.select()).isEqualTo("SELECT 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "SELECT a -- ends here | SELECT a",
                "SELECT /* a /* nested */ one */ b | SELECT  b",
                "SELECT a::text | SELECT a::text",
                "SELECT a AS year | SELECT a AS \"year\"",
                "SELECT t.date, t.\"Two\" | SELECT t.\"date\", t.\"Two\"",
                "SELECT value, method FROM t | SELECT \"value\", method FROM t",
                "SELECT E'a\\'b\\x41' | SELECT 'a''bA'",
                "SELECT $q$it's$q$ | SELECT 'it''s'",
                "SELECT 'it''s -- no /* comment' | SELECT 'it''s -- no /* comment'",
                "SELECT CAST(a AS timestamp) | SELECT CAST(a AS timestamp)",
                "SELECT TIMESTAMP '2026-01-02 03:04:05' | SELECT TIMESTAMP '2026-01-02 03:04:05'",
                "SELECT timestamp FROM t | SELECT \"timestamp\" FROM t",
                "SELECT a FROM t WHERE EXISTS (SELECT 1) | SELECT a FROM t WHERE EXISTS (SELECT 1)",
                "SELECT a FROM t WHERE b ISNULL | SELECT a FROM t WHERE b IS NULL",
                "SELECT a<-1, b->>'c' | SELECT a<-1, \"->>\"(b,'c')",
                "SELECT d -> 'a' ->> 0 x | SELECT \"->>\"(\"->\"(d , 'a') , 0) x",
                "SELECT d -> i + 1 * 2 | SELECT \"->\"(d , i + 1 * 2)",
                "SELECT i + 1 -> 'a' = 2 | SELECT \"->\"(i + 1 , 'a') = 2",
                "SELECT a * t.d -> -1, y | SELECT \"->\"(a * t.\"d\" , -1), y",
                "SELECT (d)::jsonb -> 'a' | SELECT \"->\"((d)::jsonb , 'a')",
                "SELECT d ->> 'a'::text COLLATE x < y | SELECT \"->>\"(d , 'a'::text :: \"collate x\") < y",
                "SELECT CASE WHEN d ? 'a' THEN d END -> 'b' | SELECT \"->\"(CASE WHEN \"?\"(d , 'a') THEN d END , 'b')",
                "SELECT d -> CASE a WHEN 1 THEN 'b' END, c | SELECT \"->\"(d , CASE a WHEN 1 THEN 'b' END), c",
                "SELECT max(d) FILTER (WHERE a) -> 'b' | SELECT \"->\"(max(d) FILTER (WHERE a) , 'b')",
                "SELECT d #> ARRAY['a', 'b'][1] | SELECT \"#>\"(d , ARRAY['a', 'b'][1])",
                "SELECT NOT d @> '{}' AND a | SELECT NOT \"@>\"(d , '{}') AND a",
                "SELECT d ->> 'a' LIKE 'b' | SELECT \"->>\"(d , 'a') LIKE 'b'",
                "SELECT - i -> 'a' | SELECT \"->\"(- i , 'a')",
                "SELECT f(a, b) -> g(c) | SELECT \"->\"(f(a, b) , g(c))",
                "SELECT DISTINCT ON (a) d -> 'b' | SELECT \"distinct on\" (a) AS \"distinct on\", \"->\"(d , 'b')",
                "SELECT t[1] -> 'a', '{1}'::int[] | SELECT \"->\"(t[1] , 'a'), '{1}'::int ARRAY",
                "SELECT d -> 'at' AT TIME ZONE 'UTC' | SELECT \"->\"(d , 'at' :: \"at time zone UTC\")",
                "SELECT d -> DATE '2020-01-31' + 1 | SELECT \"->\"(d , DATE '2020-01-31' + 1)",
                "SELECT CAST(a AS double precision) -> 'b' | SELECT \"->\"(CAST(a AS double precision) , 'b')",
                "SELECT a::double precision -> 'b' | SELECT \"->\"(a::double precision , 'b')"
            })
    void spellsAQueryForTheParser(String query, String spelled) {
        assertThat(view(query).query().babel().replaceAll(" +", " ")).isEqualTo(spelled.replaceAll(" +", " "));
    }

    @Test
    void knowsWhereTheParsersTextWasWritten() {
        String statement = "CREATE MATERIALIZED VIEW v AS SELECT /* long comment */ a,\n  value FROM t";
        QueryText query = ViewText.of(statement).query();

        assertThat(query.babel()).isEqualTo("SELECT a,\n\"value\" FROM t");
        assertThat(query.offset(1, 8)).isEqualTo(statement.indexOf("a,"));
        assertThat(query.offset(2, 1)).isEqualTo(statement.indexOf("value"));
        assertThat(query.offset(2, 14)).isEqualTo(statement.lastIndexOf("t"));
    }

    @Test
    void splitsAFileAtSemicolonsThatEndStatements() {
        String file = "a ';' \";\" $$;$$ -- ;\n /* ; */ ; ;; b";

        assertThat(ViewText.statements(file))
                .extracting(range -> file.substring(range.start(), range.end()))
                .containsExactly("a ';' \";\" $$;$$ -- ;\n /* ; */ ;", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "SELECT 1 | 0 | CREATE has to stand here",
                "CREATE VIEW v AS SELECT 1 | 7 | MATERIALIZED has to stand here",
                "CREATE MATERIALIZED VIEW AS SELECT 1 | 28 | AS has to stand here",
                "CREATE MATERIALIZED VIEW v (a SELECT 1 | 30 | has to end in )",
                "CREATE MATERIALIZED VIEW v AS | 29 | a query has to follow AS",
                "CREATE MATERIALIZED VIEW v AS SELECT 'a | 37 | this string has no end",
                "CREATE MATERIALIZED VIEW v AS SELECT \"a | 37 | this quoted name has no end",
                "CREATE MATERIALIZED VIEW v AS SELECT 1 /* | 39 | this comment has no end",
                "CREATE MATERIALIZED VIEW v AS SELECT $a$ | 37 | this string has no end",
                "CREATE MATERIALIZED VIEW v AS SELECT a -> FROM t | 39 | behind -> there has to be a name"
            })
    void refusesWhatIsNoStatementOfAView(String statement, int offset, String reason) {
        LexicalException refused = catchThrowableOfType(LexicalException.class, () -> ViewText.of(statement));

        assertThat(refused).hasMessageContaining(reason);
        assertThat(refused.offset()).isEqualTo(offset);
    }
}
