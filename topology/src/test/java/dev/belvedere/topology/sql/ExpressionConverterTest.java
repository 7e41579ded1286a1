package dev.belvedere.topology.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionConverterTest {

    private final Expressions expressions = new Expressions(RowType.of(
            new Column("id", SqlType.INTEGER, false),
            new Column("b", SqlType.BIGINT, true),
            new Column("n", SqlType.decimal(12, 2), true),
            new Column("s", SqlType.VARCHAR, true),
            new Column("f", SqlType.BOOLEAN, true),
            new Column("ts", SqlType.TIMESTAMP, true),
            new Column("d", SqlType.DATE, true)));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id + 1 | PLUS($0, 1:integer):integer",
                "id + b | PLUS(CAST($0):bigint, $1):bigint",
                "n * (1 - 0.05) | TIMES($2, 0.95:numeric(4,2)):numeric(16,4)",
                "n + id | PLUS($2, CAST($0):numeric(10,0)):numeric(13,2)",
                "n / NULLIF(b, 0) | DIVIDE($2, CAST(NULLIF($1, 0:bigint):bigint):numeric(19,0)):numeric",
                "ROUND(n / 3, 2) | ROUND(DIVIDE($2, 3:numeric(1,0)):numeric, 2:integer):numeric(1000,2)",
                "ROUND(id) | ROUND(CAST($0):double precision):double precision",
                "s = 'ä€😀' | EQUALS($3, 'ä€😀'):boolean",
                "s = 'abc ' | EQUALS($3, 'abc '):boolean",
                "CASE WHEN f THEN n ELSE 0 END | CASE($4, $2, 0:numeric(1,0)):numeric",
                "CASE WHEN f THEN n ELSE 0.00 END | CASE($4, $2, 0.00:numeric(2,2)):numeric(12,2)",
                "COALESCE(n, b, 0) | COALESCE($2, CAST($1):numeric(19,0), 0:numeric(1,0)):numeric",
                "NULLIF(id, 2.2) | NULLIF(CAST($0):numeric(10,0), 2.2:numeric(2,1)):numeric(10,0)",
                "id IN (1, 2.5, NULL) | IN(CAST($0):numeric(10,0), 1:numeric(1,0), 2.5:numeric(2,1), null:numeric):boolean",
                "NOT (f AND NULL) | NOT(AND($4, null:boolean):boolean):boolean",
                "d >= '2020-01-01' AND d < DATE '2021-01-01' | AND(GREATER_OR_EQUAL($6, 2020-01-01:date):boolean, LESS($6, 2021-01-01:date):boolean):boolean",
                "date_trunc('month', ts) | TRUNCATE('MONTH', $5):timestamp without time zone",
                "FLOOR(ts TO HOUR) | TRUNCATE('HOUR', $5):timestamp without time zone",
                "EXTRACT(YEAR FROM d) | EXTRACT('YEAR', $6):numeric(14,0)",
                "CAST(id AS VARCHAR(2)) | SUBSTRING(CAST($0):text, 1:integer, 2:integer):text",
                "s LIKE '50!%' ESCAPE '!' | LIKE($3, '50!%', '!'):boolean",
                "TRIM(LEADING 'x' FROM s) | TRIM_LEADING($3, 'x'):text",
                "id BETWEEN 1 AND 5 | AND(GREATER_OR_EQUAL($0, 1:integer):boolean, LESS_OR_EQUAL($0, 5:integer):boolean):boolean",
                "f AND (TRUE OR s LIKE s) | $4",
                "CASE WHEN FALSE THEN n WHEN TRUE THEN 1 END | 1:numeric(1,0)",
                "`s || NULL` | null:text",
                "-id % 7 | MOD(NEGATE($0):integer, 7:integer):integer",
                "s IS NOT DISTINCT FROM NULL | NOT(IS_DISTINCT($3, null:text):boolean):boolean",
                "1e-3 + 1.50 | 1.501:numeric(5,3)",
                "-2147483648 | -2147483648:integer"
            })
    void convertsWithPostgresTypes(String text, String expected) {
        assertThat(expressions.compile(text)).hasToString(expected);
    }
}
