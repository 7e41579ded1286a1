package dev.belvedere.topology.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportedExpressionsTest {

    private final Expressions expressions = new Expressions(SampleTable.COLUMNS);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ts < NOW()                          |  6 | NOW is another value at every moment",
                "i > 1 AND d = CURRENT_DATE          | 15 | CURRENT_DATE is another value at every moment",
                "CURRENT_TIMESTAMP                   |  1 | compare with the time when you read the view",
                "x < RANDOM()                        |  5 | RANDOM is another value each time",
                "s = CURRENT_USER                    |  5 | depends on the session that asks",
                "SUM(i) OVER (PARTITION BY j)        |  1 | a window function stands in the SELECT list",
                "i > ANY (1, 2)                      |  1 | ANY and ALL take a subquery, an array",
                "i = ANY (s)                         |  1 | this takes an array",
                "ARRAY_LENGTH(ARRAY[i], 2)           |  1 | supported for dimension 1",
                "STRING_TO_ARRAY(s, t)               |  1 | must not be NULL",
                "AGE(ts)                             |  1 | another value at every moment",
                "AGE(tz, ts)                         |  1 | depends on the session's time zone",
                "EXTRACT(DOW FROM AGE(ts, us))       |  1 | an interval has no field 'DOW'",
                "FORMAT('%d', i)                     |  1 | FORMAT knows %s and %%",
                "FORMAT(s, i)                        |  1 | the pattern of FORMAT is written as a literal",
                "1 + SUM(i)                          |  5 | not inside another one",
                "SOUNDEX(s)                          |  1 | SOUNDEX is not a function that views know. The SQL reference",
                "SUBSTRNG(s, 1)                      |  1 | did you mean SUBSTRING?",
                "POWER(s, 2)                         |  1 | POWER takes a number, and this is text",
                "LOG(x, 2)                           |  1 | LOG takes numerics",
                "TO_DATE(s, 'DD.MM.YYYY')            |  1 | TO_DATE reads a text by a pattern",
                "s ~ '\\w'                            |  1 | is not supported from its character 1 on",
                "s ~ '(ab)+'                         |  1 | is not supported from its character 5 on",
                "s ~ 'a*?'                           |  1 | is not supported from its character 3 on",
                "s ~ '[[:alpha:]]'                   |  1 | is not supported from its character 1 on",
                "`s ~ 'a|'` |  1 | is not supported from its character 3 on",
                "s ~* 'ä'                            |  1 | depends on the locale",
                "s ~ t                               |  1 | written as a literal",
                "`REGEXP_REPLACE(s, 'a|ab', '')` |  1 | which part of a text a pattern matches",
                "REGEXP_REPLACE(s, 'a*', '')         |  1 | which part of a text a pattern matches",
                "REGEXP_REPLACE(s, 'a', '\\1')       |  1 | a backslash in the replacement",
                "REGEXP_REPLACE(s, 'a', '', 'n')     |  1 | g and i are supported",
                "(i, j) < (1, 2, 3)                  |  1 | rows in parentheses",
                "s LIKE ANY (STRING_TO_ARRAY(t, ',')) | 8 | LIKE ANY and LIKE ALL take patterns",
                "(d, e) OVERLAPS (i, j)              |  1 | have no common type",
                "ARRAY_APPEND(ARRAY[i], s)           |  1 | have no common type",
                "ENCODE('\\x00', 'base32')            |  1 | the format of ENCODE",
                "ts + INTERVAL '1 fortnight'         |  6 | is not a value of type interval",
                "tz + INTERVAL '1 day'               |  1 | depends on the session's time zone",
                "i + INTERVAL '1 day'                |  1 | there is no PLUS of integer and interval",
                "INTERVAL '1-2' YEAR TO MONTH        |  1 | is not a literal that views know",
                "TO_CHAR(d, 'HH24')                  |  1 | a date has no time of day",
                "TO_CHAR(ts, 'DDth')                 |  1 | to_char with DDth is not supported",
                "TO_CHAR(ts, 'TMMonth')              |  1 | to_char with TM is not supported",
                "TO_CHAR(tz, 'YYYY')                 |  1 | depends on the session's time zone",
                "TO_CHAR(ts, s)                      |  1 | written as a literal",
                "X'ab'                               |  1 | is not a literal that views know",
                "?                                   |  1 | not supported in an expression",
                "CAST(i AS CHAR(3))                  | 11 | CAST to CHAR(3) is not supported",
                "CAST(s AS MONEY)                    | 11 | CAST to `money` is not supported",
                "CEIL(ts TO DAY)                     |  1 | does not take these arguments",
                "ABS(i, j)                           |  1 | ABS does not take these arguments",
                "f = (i IS DISTINCT FROM j)          |  5 | is read differently by PostgreSQL",
                "i > 1 AND s < 'a'                   | 11 | ordered by the database's collation",
                "s BETWEEN 'a' AND 'b'               |  1 | ordered by the database's collation",
                "CAST(s AS TIMESTAMPTZ)              |  1 | depends on the session's time zone",
                "CAST('x' AS INTEGER)                |  1 | 'x' is not a value of type integer",
                "CAST(tz AS DATE)                    |  1 | depends on the session's time zone",
                "EXTRACT(YEAR FROM tz)               |  1 | depends on the session's time zone",
                "date_trunc('day', tz)               |  1 | depends on the session's time zone",
                "tz > ts                             |  1 | depends on the session's time zone",
                "tz > '2020-01-01'                   |  1 | Write it with its offset",
                "CAST(tz AS TEXT)                    |  1 | depends on the session's time zone",
                "EXTRACT(HOUR FROM d)                |  1 | a date has no HOUR",
                "EXTRACT(FORTNIGHT FROM d)           |  1 | EXTRACT has no field 'fortnight'",
                "date_trunc(s, ts)                   |  1 | written as a literal",
                "date_trunc('month', d)              |  1 | Write date_trunc('…', CAST(… AS TIMESTAMP))",
                "LEFT(s, b)                          |  1 | LEFT takes integer, not bigint",
                "CONCAT(s, tz)                       |  1 | depends on the session's time zone",
                "GREATEST(s, 'a', t)                 |  1 | ordered by the database's collation",
                "TRUNC(x, 2)                         |  1 | Write TRUNC(CAST(… AS NUMERIC), …)",
                "GCD(i, n)                           |  1 | GCD takes integers",
                "TO_HEX(n)                           |  1 | TO_HEX takes integer or bigint",
                "d > '31.1.2020'                     |  1 | Write it like '2020-01-31'",
                "DATE '2020-02-30'                   |  1 | Write it like '2020-01-31'",
                "i + s                               |  1 | there is no PLUS of integer and text",
                "ts + ts                             |  1 | there is no PLUS of",
                "tz + (ts - us)                      |  1 | Write hours",
                "TO_CHAR(ts - us, 'HH24')            |  1 | TO_CHAR of an interval is not supported",
                "date_trunc('week', ts - us)         |  1 | an interval has no whole weeks",
                "DATE_BIN('1 month', ts, us)         |  1 | days and shorter units",
                "i = f                               |  1 | cannot be compared: PostgreSQL has no such operator",
                "CASE WHEN f THEN i ELSE s END       |  1 | have no common type",
                "COALESCE(i, d)                      |  1 | have no common type",
                "ROUND(x, 2)                         |  1 | Write ROUND(CAST(… AS NUMERIC), …)",
                "MOD(x, 2)                           |  1 | MOD takes integer, bigint and numeric",
                "LOWER(i)                            |  1 | LOWER takes text, not integer",
                "SUBSTRING(s FROM b)                 |  1 | SUBSTRING counts characters by integers",
                "`i || j` |  1 | Write CAST(… AS TEXT)",
                "`CAST(s AS JSONB) || 'x'`            |  1 | 'x' is not a value of type jsonb",
                "doc @? '$.a'                        |  1 | the language of SQL/JSON paths",
                "JSONB_PATH_EXISTS(doc, '$.a')       |  1 | the language of SQL/JSON paths",
                "doc -> b                            |  1 | is named by a text or an integer",
                "'{}' -> 'a'                         |  1 | Write ::jsonb behind it",
                "doc #> s                            |  1 | takes an array of texts",
                "doc - n                             |  1 | removes a name, an array of names or the element of an index",
                "CAST(doc -> 'n' AS INTEGER)         |  1 | which casts the text",
                "s LIKE 'a\\'                        |  1 | must not end with its escape character",
                "s LIKE 'a' ESCAPE t                 |  1 | ESCAPE takes one character",
                "CASE WHEN i THEN 1 END              |  1 | WHEN takes conditions",
            })
    void refusesWhatCannotBeExact(String text, int column, String reason) {
        SqlException refused = catchThrowableOfType(SqlException.class, () -> expressions.compile(text));

        assertThat(refused).as(text).isNotNull();
        assertThat(refused.code()).isEqualTo("sql-unsupported");
        assertThat(refused).hasMessageContaining(reason);
        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.column()).isEqualTo(column);
    }

    @Test
    void leavesToTheCallerWhatTheCallerTreats() {
        StatementText statement =
                StatementText.of(new Statement("e.sql", "CREATE MATERIALIZED VIEW v AS SELECT 1 + SUM(i) FROM t"));
        SqlNode selected = SqlUtil.stripAs(
                ((SqlSelect) ViewCompiler.parse(statement)).getSelectList().get(0));
        SupportedExpressions withAggregates = new SupportedExpressions(
                statement,
                node -> node instanceof SqlBasicCall call
                        && call.getOperator().getName().equalsIgnoreCase("SUM"),
                query -> {});

        assertThatCode(() -> withAggregates.check(selected)).doesNotThrowAnyException();
    }
}
