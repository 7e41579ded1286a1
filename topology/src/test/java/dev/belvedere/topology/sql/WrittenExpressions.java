package dev.belvedere.topology.sql;

import dev.belvedere.topology.sql.RandomExpressions.Text;
import java.util.stream.Stream;

/** Expressions for every operation, and for what is easily got wrong. */
final class WrittenExpressions {

    private static final String TEXTS = """
            i + j
            i - b
            b * c
            i / NULLIF(j, 0)
            b / 7
            n / 3
            n / NULLIF(m, 0)
            u / NULLIF(u, 0)
            1 / NULLIF(u, 0)
            i % 7
            MOD(b, 10)
            u % 0.3
            -i
            - n
            +i
            -2147483648
            i + j * 2 - i % 7
            i - j - 1
            i / 2 / 3
            - i + j
            n * (1 - 0.05)
            n * m + u
            n + 1
            r + r
            r + 1
            r * n
            x - r
            x * 0.1
            x / NULLIF(r, 0)
            ABS(i)
            ABS(n)
            ABS(x)
            ROUND(i)
            ROUND(x)
            ROUND(u)
            ROUND(u, 2)
            ROUND(n, -2)
            ROUND(i, 1)
            ROUND(u, id)
            FLOOR(u)
            FLOOR(x)
            CEIL(n)
            CEILING(r)
            TRUNC(u)
            TRUNC(x)
            TRUNC(i)
            TRUNC(u, 2)
            TRUNC(n, -2)
            TRUNC(u, id)
            SIGN(u)
            SIGN(y)
            SIGN(i)
            SQRT(ABS(u))
            SQRT(u)
            SQRT(n)
            SQRT(ABS(m))
            SQRT(2)
            SQRT(2.0)
            SQRT(1e-9)
            SQRT(x)
            SQRT(y)
            DIV(u, 7)
            DIV(n, 0.3)
            DIV(i, 7)
            DIV(b, NULLIF(u, 0))
            SCALE(u)
            SCALE(n)
            MIN_SCALE(n)
            TRIM_SCALE(n)
            TRIM_SCALE(u)
            GCD(i, j)
            GCD(i, b)
            LCM(i, 12)
            LCM(b, c)
            WIDTH_BUCKET(n, 0, 100, 7)
            WIDTH_BUCKET(u, m, 5.5, i)
            WIDTH_BUCKET(i, 100, 0, 7)
            WIDTH_BUCKET(x, y, 3, 4)
            WIDTH_BUCKET(y, -1.5, 3.5, 2147483647)
            WIDTH_BUCKET(u, 10.0, 0, 3)
            WIDTH_BUCKET(i, j, b, 5)
            GREATEST(i, j)
            GREATEST(i, b, n)
            GREATEST(n, m)
            GREATEST(u, 1.00, 1)
            LEAST(u, 1, 1.00)
            LEAST(x, y)
            GREATEST(x, y, r)
            LEAST(0.0, x)
            GREATEST(d, e)
            LEAST(d, ts)
            GREATEST(d, '2000-01-01')
            GREATEST(f, g)
            LEAST(k, k)
            LEAST(i, NULL)
            GREATEST(NULL, NULL, i)
            i = j
            i <> b
            i != j
            n < m
            r = 0.1
            r IN (0.5, 1.5)
            r = x
            x < y
            y = y
            y > x OR y <= x
            b = x
            u >= i
            s = t
            s <> 'a'
            f = g
            f < g
            d = ts
            d < e
            ts >= d
            tz = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00'
            tz > '1990-01-01 00:00:00+02'
            k = k
            k < '80000000-0000-0000-0000-000000000000'
            d > '2000-01-01'
            ts <= '2000-01-01 12:00'
            i = '7'
            n > '0.005'
            s IS DISTINCT FROM t
            i IS NOT DISTINCT FROM b
            s IS NOT DISTINCT FROM NULL
            f AND g
            f OR g
            NOT f
            NOT f AND g OR f
            f AND NULL
            f OR NULL
            f IS TRUE
            f IS NOT TRUE
            f IS FALSE
            f IS NOT FALSE
            f IS UNKNOWN
            f IS NOT UNKNOWN
            i IS NULL
            i IS NOT NULL
            NOT i = j
            i = j IS TRUE
            i + 1 < j AND f
            CASE WHEN i > 0 THEN 'positive' WHEN i < 0 THEN 'negative' ELSE 'zero or null' END
            CASE i WHEN 1 THEN 'one' WHEN 2 THEN 'two' END
            CASE WHEN f THEN n ELSE 0 END
            CASE WHEN f THEN i WHEN g THEN b ELSE n END
            CASE WHEN f THEN r ELSE n END
            CASE WHEN f THEN d ELSE ts END
            CASE WHEN f THEN NULL ELSE i END
            CASE WHEN i <> 0 THEN 100 / NULLIF(i, 0) END
            COALESCE(i, 0)
            COALESCE(n, b, u)
            COALESCE(s, t, 'none')
            COALESCE(NULL, d, '2020-01-01')
            NULLIF(i, 1)
            NULLIF(i, b)
            NULLIF(i, 2.5)
            NULLIF(s, '')
            NULLIF(d, ts)
            NULLIF(r, x)
            i IN (1, 2, 3)
            i IN (1, NULL)
            i NOT IN (1, NULL)
            i IN (1, 2.5, b)
            i IN (j, id)
            s IN ('a', 'ABC ', '😀')
            s NOT IN ('a', 'b')
            d IN ('2000-02-29', '2020-12-31')
            u IN (1, 2.5, 0)
            i BETWEEN 1 AND 40
            i NOT BETWEEN 1 AND 40
            i BETWEEN SYMMETRIC 40 AND 1
            n BETWEEN 0 AND b
            d BETWEEN '1990-01-01' AND e
            i BETWEEN 1 AND 5 AND f
            s LIKE 'a%'
            s LIKE '%x_'
            s LIKE '_'
            s LIKE '%\\%'
            s LIKE '\\\\'
            s LIKE '%!_%' ESCAPE '!'
            s LIKE '%\\%' ESCAPE ''
            s NOT LIKE 'a%'
            s ILIKE 'A%'
            s NOT ILIKE '%X_'
            s ILIKE t
            s ILIKE '%é%\\_%'
            'ÀÉÎ' ILIKE 'à%'
            JSONB_BUILD_OBJECT('i', i, 's', s, 'n', n, 'u', u, 'f', f, 'none', NULL)
            JSONB_BUILD_OBJECT(i, r, t, y, 'd', d, 'ts', ts, 'k', k)
            JSONB_BUILD_OBJECT('b', b, 'a', 1, 'aa', 2, 'b', c)
            JSONB_BUILD_ARRAY(i, s, x, JSONB_BUILD_OBJECT('r', r, 'e', e), f)
            JSONB_BUILD_OBJECT('nested', JSONB_BUILD_ARRAY(d, NULL))
            JSONB_BUILD_OBJECT(s, 1)
            TO_JSONB(s)
            TO_JSONB(ts)
            TO_JSONB(x)
            s LIKE t
            s LIKE '%' || t
            s LIKE NULL
            s || t
            s || 'x' || i
            i || 'x'
            s || t = t
            s || NULL
            LOWER(s)
            UPPER(t)
            TRIM(s)
            TRIM(BOTH 'x ' FROM s)
            TRIM(LEADING FROM s)
            TRIM(TRAILING 'ß😀' FROM s)
            TRIM(LEADING t FROM s)
            SUBSTRING(s FROM 2)
            SUBSTRING(s FROM 2 FOR 2)
            SUBSTRING(s, 0, 2)
            SUBSTRING(s FROM -1 FOR 4)
            SUBSTRING(s FROM 3 FOR 2147483647)
            SUBSTRING(s, i, j)
            CHAR_LENGTH(s)
            CHARACTER_LENGTH(s)
            LENGTH(s || t)
            SUBSTR(s, 2, 3)
            SUBSTR(s, j)
            BTRIM(s)
            BTRIM(s, 'x ')
            LTRIM(s, t)
            RTRIM(s)
            RTRIM(t, 'ß😀c')
            LEFT(s, 2)
            LEFT(s, -1)
            LEFT(s, i)
            RIGHT(s, 2)
            RIGHT(s, -1)
            RIGHT(s, j)
            LPAD(s, 5)
            LPAD(s, 8, 'ab')
            LPAD(CAST(i AS TEXT), 12, '0')
            LPAD(s, 3, t)
            LPAD(s, CASE WHEN i > 1000 THEN 2147483647 ELSE i END, '')
            RPAD(s, 5)
            RPAD(s, 8, '😀x')
            RPAD(t, -1, 'x')
            RPAD(t, 268435456)
            REPEAT(s, 3)
            REPEAT(s, MOD(i, 5))
            REPEAT(s, CASE WHEN s = 'abc' THEN 2147483647 ELSE 2 END)
            REVERSE(s)
            REPLACE(s, 'a', 'bb')
            REPLACE(s, '', 'x')
            REPLACE(s, t, '')
            REPLACE(s, 'x', t)
            SPLIT_PART(s, ' ', 1)
            SPLIT_PART(s, 'x', 2)
            SPLIT_PART(s, 'x', -1)
            SPLIT_PART(s, 'x', -3)
            SPLIT_PART(s, ', ', 2)
            SPLIT_PART(s, '', 1)
            SPLIT_PART(s, t, 2)
            SPLIT_PART(s, t, -2)
            SPLIT_PART('aaa', 'aa', 2)
            SPLIT_PART(s, 'x', MOD(i, 3))
            POSITION('b' IN s)
            POSITION(t IN s)
            STRPOS(s, '😀')
            STRPOS(s, t)
            STRPOS(s, '')
            STARTS_WITH(s, 'a')
            STARTS_WITH(s, t)
            TRANSLATE(s, 'abx', 'xy')
            TRANSLATE(s, 'ä€😀', '€😀')
            TRANSLATE(s, t, 'z')
            TRANSLATE(s, 'aa', 'bc')
            INITCAP(s)
            INITCAP('o''neil-smith 3rd x_y ÀB 9lives')
            ASCII(s)
            CHR(ASCII(s) + 1)
            CHR(i)
            CHR(j)
            MD5(s)
            OCTET_LENGTH(s)
            BIT_LENGTH(t)
            TO_HEX(i)
            TO_HEX(b)
            TO_OCT(i)
            TO_BIN(b)
            QUOTE_LITERAL(s)
            QUOTE_LITERAL(t || '''')
            CONCAT(s)
            CONCAT(s, t)
            CONCAT(s, NULL, i, b, n, u, f, k)
            CONCAT(NULL)
            CONCAT_WS(', ', s, t, i)
            CONCAT_WS(t, s, NULL, f)
            CONCAT_WS(NULL, s)
            CONCAT_WS('-', NULL, NULL)
            CAST(i AS BIGINT)
            CAST(b AS INTEGER)
            CAST(u AS INTEGER)
            CAST(u AS BIGINT)
            CAST(x AS INTEGER)
            CAST(x AS BIGINT)
            CAST(r AS NUMERIC)
            CAST(x AS NUMERIC)
            CAST(x AS REAL)
            CAST(u AS REAL)
            CAST(u AS DOUBLE PRECISION)
            CAST(b AS DOUBLE PRECISION)
            CAST(n AS NUMERIC(10, 1))
            CAST(u AS NUMERIC(5, 2))
            CAST(i AS NUMERIC(6, 3))
            CAST(i AS TEXT)
            CAST(u AS TEXT)
            CAST(n AS VARCHAR(3))
            CAST(f AS TEXT)
            CAST(f AS INTEGER)
            CAST(i AS BOOLEAN)
            CAST(k AS TEXT)
            CAST(ts AS DATE)
            CAST(d AS TIMESTAMP)
            CAST('2020-02-29' AS DATE)
            CAST('12.50' AS NUMERIC)
            CAST(NULL AS INTEGER)
            DATE '2020-02-29'
            TIMESTAMP '2020-02-29 12:00:00.5'
            d + 1
            1 + d
            d - 1
            d - e
            d + i
            d - DATE '2000-01-01'
            EXTRACT(YEAR FROM d)
            EXTRACT(CENTURY FROM d)
            EXTRACT(DECADE FROM d)
            EXTRACT(MILLENNIUM FROM ts)
            EXTRACT(ISOYEAR FROM d)
            EXTRACT(WEEK FROM d)
            EXTRACT(DOW FROM d)
            EXTRACT(ISODOW FROM ts)
            EXTRACT(DOY FROM ts)
            EXTRACT(QUARTER FROM ts)
            EXTRACT(HOUR FROM ts)
            EXTRACT(MINUTE FROM ts)
            EXTRACT(SECOND FROM ts)
            EXTRACT(MILLISECONDS FROM ts)
            EXTRACT(MICROSECOND FROM ts)
            EXTRACT(EPOCH FROM ts)
            EXTRACT(EPOCH FROM d)
            d + INTERVAL '30 days'
            d - INTERVAL '1 month'
            ts + INTERVAL '1' MONTH
            ts - INTERVAL '1 year 2 months -3 days 04:05:06.789'
            INTERVAL '2 weeks' + ts
            ts + INTERVAL '-36 hours'
            ts + '1 decade'::interval
            ts - CAST('90 min' AS INTERVAL)
            tz + INTERVAL '36 hours'
            d + INTERVAL '290000 years'
            date_part('year', ts)
            date_part('second', ts)
            date_part('milliseconds', us)
            date_part('epoch', ts)
            date_part('month', d)
            make_date(MOD(i, 2000), 2, MOD(j, 31))
            make_date(i, 1, 1)
            TO_CHAR(d, 'YYYY-MM')
            TO_CHAR(ts, 'YYYY-MM-DD"T"HH24:MI:SS.MS')
            TO_CHAR(d, 'FMDay, DD. FMMonth YYYY')
            TO_CHAR(d, 'MONTH|month|Mon|MON|mon|DAY|day|DY|Dy|dy|')
            TO_CHAR(d, 'YYY YY Y Q W WW DDD D ID IYYY-IW')
            TO_CHAR(d, 'yyyy/mm/dd FMMM FMDD FMDDD FMYYYY FMYY')
            TO_CHAR(ts, 'HH12:MI AM HH pm a.m. P.M. FMHH24 US FMMS FMUS FMSS')
            TO_CHAR(ts, 'x\"y "a\"b" ä %')
            TO_CHAR(ts, '')
            date_trunc('day', ts)
            date_trunc('month', d)
            date_trunc('week', d)
            date_trunc('hour', d)
            date_trunc('year', tz)
            date_trunc('month', d)::date
            date_trunc('week', tz)::timestamp
            date_trunc('month', d)::text
            tz::text
            tz::date
            ts::timestamptz
            d::timestamptz
            TO_CHAR(date_trunc('quarter', d), 'YYYY-MM')
            TO_CHAR(tz, 'YYYY-MM-DD HH24:MI:SS')
            EXTRACT(YEAR FROM tz)
            EXTRACT(EPOCH FROM tz)
            date_part('second', tz)
            date_trunc('month', d) + INTERVAL '1 month'
            tz - INTERVAL '1 month 2 days'
            tz > d
            ts <= tz
            tz >= '2020-01-01'
            tz IN ('2020-01-01', '2020-01-01 00:00:00+02')
            date_trunc('month', d) BETWEEN '1990-01-01' AND DATE '2030-01-01'
            COALESCE(tz, d)
            GREATEST(tz, ts)
            tz IS DISTINCT FROM ts
            ts AT TIME ZONE 'UTC'
            tz AT TIME ZONE 'UTC'
            d AT TIME ZONE 'UTC'
            ts AT TIME ZONE 'Europe/Berlin'
            tz AT TIME ZONE 'America/New_York'
            ts::timestamp AT TIME ZONE 'Europe/Berlin' AT TIME ZONE 'America/New_York'
            r::text
            x::text
            y::text
            CAST(x AS VARCHAR(4))
            d::text
            ts::text
            CAST(TIME '12:30:00.50' AS TEXT)
            s || r
            x || s
            'on ' || d
            ts || '!'
            CONCAT(x, d, ts)
            CONCAT_WS('/', d, r, NULL)
            EXTRACT(YEAR FROM AGE(d, e))
            EXTRACT(MONTH FROM AGE(ts, us))
            EXTRACT(DAY FROM AGE(ts, us))
            EXTRACT(HOUR FROM AGE(ts, us))
            EXTRACT(MINUTE FROM AGE(us, ts))
            EXTRACT(DAY FROM AGE(d, ts))
            EXTRACT(YEAR FROM AGE(tz, d))
            date_part('year', AGE(d, e))
            date_part('days', AGE(us, ts))
            EXTRACT(DAY FROM AGE('2021-03-01', d))
            FORMAT('%s (%s) 100%%', s, i)
            FORMAT('%s%s%s', f, r, d)
            FORMAT('nothing')
            OVERLAY(s PLACING 'xx' FROM 2)
            OVERLAY(s PLACING t FROM 1 FOR 2)
            OVERLAY(s PLACING t FROM j FOR i)
            (i, s) = (j, t)
            (i, s) <> (j, t)
            (i, b) IN ((1, 5), (2, NULL), (j, 1))
            (s, i) NOT IN (('a', 1), ('abc', 7))
            i IN (VALUES (1), (7))
            i = ANY (ARRAY[1, 2, j])
            s = ANY ('{a,abc, A ,NULL}')
            i <> ALL (ARRAY[1, 7])
            i <> ALL ('{1,7}')
            n > ALL (ARRAY[0, 1.5])
            n <= ANY (ARRAY[0, NULL, 1.5])
            s = ANY (STRING_TO_ARRAY(t, ' '))
            'a' = ANY (STRING_TO_ARRAY(s, ''))
            CARDINALITY(STRING_TO_ARRAY(s, ','))
            CARDINALITY(ARRAY[i, j])
            ARRAY_LENGTH(STRING_TO_ARRAY(s, 'x'), 1)
            (STRING_TO_ARRAY(s, ' '))[2]
            (STRING_TO_ARRAY(s, ' '))[j]
            (ARRAY[i, b])[1]
            ARRAY_TO_STRING(ARRAY[s, t, NULL], ', ')
            ARRAY_TO_STRING(ARRAY[s, t], ', ', '-')
            ARRAY_TO_STRING(ARRAY[i, b], t)
            ARRAY_TO_STRING(ARRAY[n, u], ' ')
            ARRAY_TO_STRING(ARRAY[x, r], ' ')
            ARRAY_TO_STRING(STRING_TO_ARRAY(s, ','), ';')
            s ~ '^[A-C]'
            s ~* 'xy|b'
            s !~ '^(a|x)?b'
            s !~* '[^a-z ]'
            s ~ 'x.x'
            s ~ '\\d+ ?%$'
            s ~ '^.{2,3}$'
            s ~ '[]x]' OR s ~ '[%_\\\\]'
            s ~ 'a_b|^$'
            s ~ '^.$' AND t ~ 'ß'
            NOT s ~ 'a'
            s SIMILAR TO '(a|A)%'
            s NOT SIMILAR TO '_b_|[x-z]+'
            REGEXP_LIKE(s, '^ABC', 'i')
            REGEXP_REPLACE(s, '[^a-z]', '-', 'g')
            REGEXP_REPLACE(s, '[ ,]+', '_', 'g')
            REGEXP_REPLACE(s, 'X[a-z]*', '$1', 'gi')
            REGEXP_REPLACE(s, '[a-z]', '')
            REGEXP_REPLACE(s, 'n$', '!')
            REGEXP_COUNT(s, '[a-c]')
            REGEXP_SUBSTR(s, '[a-z]+')
            SUBSTRING(s FROM '[0-9a-c]+')
            SUBSTRING(s, 'x[a-z]')
            s COLLATE "C" < t
            s COLLATE "C" BETWEEN 'A' AND 'b'
            CASE WHEN j = 0 THEN 0 ELSE i / j END
            CASE WHEN j <> 0 THEN i % j END
            CASE WHEN j > 0 THEN b / j WHEN j < 0 THEN b / j - 1 END
            CASE j WHEN 0 THEN NULL ELSE i::numeric / j END
            CASE WHEN j IS NULL OR 0 = j THEN -1 ELSE x / j::float END
            CASE WHEN NOT (r = 0) THEN i / r ELSE 0 END
            JSON_BUILD_OBJECT('a', i, 'b', s, 'c', x, 'd', TO_JSONB(d), 'e', ARRAY[i, j])::text
            JSON_BUILD_ARRAY(s, r, y, NULL, f, ts)::text
            TO_JSON(x)::text
            TO_JSON(s)::text
            TO_JSONB(s) IS NULL
            COALESCE(TO_JSONB(i), '[]')
            COALESCE(JSONB_BUILD_ARRAY(s, r), '{"b": 1, "a" : [1.50]}'::jsonb)
            '{"b": 1, "aa": null, "a" : [1.50, "x"]}'::jsonb
            s < 'b'
            s >= 'ä'
            'xyz' > s
            s BETWEEN 'A' AND 'a'
            s <= UPPER(s)
            GREATEST(s, 'b', t)
            LEAST(t, s)
            date_trunc('week', ts)
            date_trunc('QUARTER', ts)
            date_trunc('milliseconds', ts)
            date_trunc('decade', ts)
            date_trunc('century', ts)
            date_trunc('millennium', ts)
            1.50
            1e5
            1.5e-3
            30000000000000000000
            'it''s'
            TRUE
            NULL
            """;

    private WrittenExpressions() {}

    static Stream<Text> all() {
        return Stream.concat(
                TEXTS.lines().map(Text::of),
                Stream.of(
                        new Text("FLOOR(ts TO MONTH)", "date_trunc('month', ts)"),
                        new Text("FLOOR(ts TO SECOND)", "date_trunc('second', ts)"),
                        new Text("FLOOR(d TO WEEK)", "CAST(date_trunc('week', CAST(d AS TIMESTAMP)) AS DATE)")));
    }
}
