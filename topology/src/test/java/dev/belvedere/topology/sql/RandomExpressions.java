package dev.belvedere.topology.sql;

import dev.belvedere.serdes.row.SqlType.Kind;
import java.util.List;
import java.util.Random;

/** Random well-typed expressions over {@link SampleTable}, as texts. */
final class RandomExpressions {

    /**
     * One expression.
     *
     * @param ours as a view has it
     * @param postgres the same in PostgreSQL's words
     */
    record Text(String ours, String postgres) {
        static Text of(String both) {
            return new Text(both, both);
        }
    }

    private static final List<Kind> KINDS = List.of(
            Kind.INTEGER,
            Kind.BIGINT,
            Kind.DECIMAL,
            Kind.REAL,
            Kind.DOUBLE,
            Kind.VARCHAR,
            Kind.BOOLEAN,
            Kind.BOOLEAN,
            Kind.DATE,
            Kind.TIMESTAMP);
    private static final List<Kind> NUMBERS = List.of(Kind.INTEGER, Kind.BIGINT, Kind.DECIMAL, Kind.REAL, Kind.DOUBLE);
    private static final List<Kind> EXACT = List.of(Kind.INTEGER, Kind.BIGINT, Kind.DECIMAL);
    private static final List<Kind> CONCATENATED =
            List.of(Kind.INTEGER, Kind.BIGINT, Kind.DECIMAL, Kind.BOOLEAN, Kind.VARCHAR);
    private static final List<String> DAY_UNITS =
            List.of("DAY", "WEEK", "MONTH", "QUARTER", "YEAR", "DECADE", "CENTURY", "MILLENNIUM");
    private static final List<String> UNITS =
            List.of("MILLISECOND", "SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR", "CENTURY");
    private static final List<String> DAY_FIELDS = List.of(
            "YEAR",
            "MONTH",
            "DAY",
            "QUARTER",
            "WEEK",
            "DOW",
            "ISODOW",
            "DOY",
            "ISOYEAR",
            "DECADE",
            "CENTURY",
            "MILLENNIUM",
            "EPOCH");
    private static final List<String> FIELDS =
            List.of("SECOND", "MILLISECOND", "MICROSECOND", "MINUTE", "HOUR", "EPOCH", "YEAR", "WEEK", "ISOYEAR");
    private static final List<String> TEXTS =
            List.of("''", "'a'", "'ABC'", "'xy'", "'ä€😀'", "' '", "'it''s'", "'%'", "'_'", "'a '");
    private static final List<String> PATTERNS = List.of(
            "'%'", "'_'", "'a%'", "'%a%'", "'__'", "'%\\%'", "'%_b'", "'ä%😀_'", "''", "'%x_x%'", "'\\\\'", "'\\_%'");

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    Text next() {
        return of(one(KINDS), 1 + random.nextInt(4));
    }

    private Text of(Kind kind, int depth) {
        if (depth == 0) {
            return leaf(kind);
        }
        return random.nextInt(5) == 0 ? conditional(kind, depth - 1) : call(kind, depth - 1);
    }

    private Text leaf(Kind kind) {
        return Text.of(random.nextInt(4) == 0 ? literal(kind) : column(kind));
    }

    private String column(Kind kind) {
        return one(
                switch (kind) {
                    case INTEGER -> List.of("i", "j", "id");
                    case BIGINT -> List.of("b", "c");
                    case DECIMAL -> List.of("n", "m", "u");
                    case REAL -> List.of("r");
                    case DOUBLE -> List.of("x");
                    case VARCHAR -> List.of("s", "t");
                    case BOOLEAN -> List.of("f", "g");
                    case DATE -> List.of("d", "e");
                    case TIMESTAMP -> List.of("ts", "us");
                    case TIMESTAMPTZ -> List.of("tz");
                    case UUID -> List.of("k");
                    default -> throw new IllegalStateException(kind.toString());
                });
    }

    private String literal(Kind kind) {
        return switch (kind) {
            case INTEGER -> one(List.of("0", "1", "-1", "3", "10", "2147483647", "CAST(NULL AS INTEGER)"));
            case BIGINT -> one(List.of("3000000000", "-9223372036854775807", "CAST(2 AS BIGINT)"));
            case DECIMAL ->
                one(List.of("0.05", "1.50", "-2.5", "100.0", "1e-3", "1.5e3", "0.0", "99999999999999999999"));
            case REAL -> one(List.of("CAST(0.1 AS REAL)", "CAST('1.5' AS REAL)"));
            case DOUBLE -> one(List.of("CAST(0.1 AS DOUBLE PRECISION)", "CAST('2.5' AS DOUBLE PRECISION)"));
            case VARCHAR -> one(TEXTS);
            case BOOLEAN -> one(List.of("TRUE", "FALSE", "CAST(NULL AS BOOLEAN)"));
            case DATE -> one(List.of("DATE '2020-02-29'", "CAST('1969-12-31' AS DATE)"));
            default -> one(List.of("TIMESTAMP '2020-01-01 12:34:56.789'", "TIMESTAMP '1970-01-01 00:00:00'"));
        };
    }

    private Text conditional(Kind kind, int depth) {
        Kind other = alike(kind);
        return switch (random.nextInt(5)) {
            case 0 ->
                format("CASE WHEN %s THEN %s ELSE %s END", of(Kind.BOOLEAN, depth), of(kind, depth), of(other, depth));
            case 1 ->
                format(
                        "CASE WHEN %s THEN %s WHEN %s THEN %s END",
                        of(Kind.BOOLEAN, depth), of(kind, depth), of(Kind.BOOLEAN, depth), of(kind, depth));
            case 2 ->
                format(
                        "CASE %s WHEN %s THEN %s ELSE %s END",
                        Text.of(column(kind)), leaf(kind), of(kind, depth), of(kind, depth));
            case 3 -> format("COALESCE(%s, %s, %s)", of(kind, depth), of(other, depth), leaf(kind));
            default -> format("NULLIF(%s, %s)", of(kind, depth), of(other, depth));
        };
    }

    /** A kind that has a type in common with this one, and no wider one. */
    private Kind alike(Kind kind) {
        int rank = NUMBERS.indexOf(kind);
        return rank >= 0 ? NUMBERS.get(random.nextInt(rank + 1)) : kind == Kind.TIMESTAMP ? Kind.DATE : kind;
    }

    private Text call(Kind kind, int depth) {
        return switch (kind) {
            case INTEGER -> integer(depth);
            case BIGINT -> arithmetic(Kind.BIGINT, one(List.of(Kind.INTEGER, Kind.BIGINT)), depth);
            case DECIMAL -> numeric(depth);
            case REAL ->
                random.nextBoolean()
                        ? infix(Kind.REAL, one(List.of("+", "-", "*")), Kind.REAL, depth)
                        : format("CAST(%s AS REAL)", of(one(NUMBERS), depth));
            case DOUBLE -> doublePrecision(depth);
            case VARCHAR -> text(depth);
            case BOOLEAN -> condition(depth);
            case DATE -> date(depth);
            default -> timestamp(depth);
        };
    }

    private Text integer(int depth) {
        return switch (random.nextInt(7)) {
            case 5 -> format(one(List.of("ASCII", "OCTET_LENGTH", "LENGTH")) + "(%s)", of(Kind.VARCHAR, depth));
            case 6 -> format("STRPOS(%s, %s)", of(Kind.VARCHAR, depth), leaf(Kind.VARCHAR));
            case 0 -> format("CHAR_LENGTH(%s)", of(Kind.VARCHAR, depth));
            case 1 -> format("(%s - %s)", of(Kind.DATE, depth), of(Kind.DATE, depth));
            case 2 ->
                random.nextBoolean()
                        ? format("GCD(%s, %s)", of(Kind.INTEGER, depth), of(Kind.INTEGER, depth))
                        : format("CAST(%s AS INTEGER)", of(one(NUMBERS), depth));
            case 3 -> format("CAST(%s AS INTEGER)", of(Kind.BOOLEAN, depth));
            default -> arithmetic(Kind.INTEGER, Kind.INTEGER, depth);
        };
    }

    private Text arithmetic(Kind kind, Kind other, int depth) {
        return switch (random.nextInt(7)) {
            case 0 -> infix(kind, "+", other, depth);
            case 1 -> infix(kind, "-", other, depth);
            case 2 -> infix(kind, "*", other, depth);
            case 3 -> format("(%s / %s)", of(kind, depth), divisor(other, depth));
            case 4 -> format(one(List.of("MOD(%s, %s)", "(%s %% %s)")), of(kind, depth), divisor(other, depth));
            case 5 -> format("(- %s)", of(kind, depth));
            default -> format("ABS(%s)", of(kind, depth));
        };
    }

    private Text divisor(Kind kind, int depth) {
        return random.nextBoolean() ? of(kind, depth) : format("NULLIF(%s, 0)", of(kind, depth));
    }

    private Text numeric(int depth) {
        return switch (random.nextInt(11)) {
            case 9 -> format(one(List.of("GREATEST", "LEAST")) + "(%s, %s)", of(Kind.DECIMAL, depth), leaf(one(EXACT)));
            case 10 -> format(one(List.of("SIGN", "SQRT", "TRIM_SCALE")) + "(%s)", of(Kind.DECIMAL, depth));
            case 0 ->
                format(one(List.of("ROUND", "TRUNC")) + "(%s, " + (random.nextInt(8) - 2) + ")", of(one(EXACT), depth));
            case 1 -> format(one(List.of("ROUND", "FLOOR", "CEIL", "TRUNC")) + "(%s)", of(Kind.DECIMAL, depth));
            case 2 -> format("CAST(%s AS NUMERIC)", of(one(NUMBERS), depth));
            case 3 ->
                format(
                        "CAST(%s AS NUMERIC(" + one(List.of("12,2", "30,10", "5", "40,0")) + "))",
                        of(one(NUMBERS), depth));
            case 4 -> format("EXTRACT(" + one(DAY_FIELDS) + " FROM %s)", of(Kind.DATE, depth));
            case 5 -> format("EXTRACT(" + one(FIELDS) + " FROM %s)", of(Kind.TIMESTAMP, depth));
            default -> arithmetic(Kind.DECIMAL, one(EXACT), depth);
        };
    }

    private Text doublePrecision(int depth) {
        return switch (random.nextInt(4)) {
            case 0 ->
                format(
                        one(List.of("ROUND", "FLOOR", "CEIL", "TRUNC", "SIGN", "SQRT")) + "(%s)",
                        of(one(List.of(Kind.INTEGER, Kind.BIGINT, Kind.DOUBLE, Kind.REAL)), depth));
            case 1 -> format("CAST(%s AS DOUBLE PRECISION)", of(one(NUMBERS), depth));
            case 2 -> format("(%s / %s)", of(Kind.DOUBLE, depth), divisor(one(NUMBERS), depth));
            default -> infix(Kind.DOUBLE, one(List.of("+", "-", "*")), one(NUMBERS), depth);
        };
    }

    private Text text(int depth) {
        Text inner = of(Kind.VARCHAR, depth);
        return switch (random.nextInt(16)) {
            case 9 -> format(one(List.of("LEFT", "RIGHT")) + "(%s, %s)", inner, position());
            case 10 -> format(one(List.of("LPAD", "RPAD")) + "(%s, %s, %s)", inner, position(), leaf(Kind.VARCHAR));
            case 11 -> format("SPLIT_PART(%s, %s, %s)", inner, leaf(Kind.VARCHAR), position());
            case 12 -> format("REPLACE(%s, %s, %s)", inner, leaf(Kind.VARCHAR), of(Kind.VARCHAR, depth));
            case 13 -> format("TRANSLATE(%s, %s, %s)", inner, leaf(Kind.VARCHAR), leaf(Kind.VARCHAR));
            case 14 -> format(one(List.of("REVERSE", "INITCAP", "MD5", "LTRIM", "QUOTE_LITERAL")) + "(%s)", inner);
            case 15 -> format("CONCAT_WS(%s, %s, %s)", leaf(Kind.VARCHAR), inner, of(one(CONCATENATED), depth));
            case 0 -> format("(%s || %s)", inner, of(Kind.VARCHAR, depth));
            case 1 -> format("LOWER(%s)", inner);
            case 2 -> format("UPPER(%s)", inner);
            case 3 ->
                format(
                        "TRIM(" + one(List.of("BOTH", "LEADING", "TRAILING")) + " %s FROM %s)",
                        leaf(Kind.VARCHAR),
                        inner);
            case 4 -> format("TRIM(%s)", inner);
            case 5 -> format("SUBSTRING(%s FROM %s FOR %s)", inner, position(), position());
            case 6 -> format("SUBSTRING(%s, %s)", inner, position());
            case 7 ->
                format(
                        "CAST(%s AS TEXT)",
                        of(one(List.of(Kind.INTEGER, Kind.BIGINT, Kind.DECIMAL, Kind.BOOLEAN)), depth));
            default -> format("CAST(%s AS VARCHAR(2))", inner);
        };
    }

    private Text position() {
        return random.nextInt(4) == 0 ? leaf(Kind.INTEGER) : Text.of(String.valueOf(random.nextInt(6) - 2));
    }

    private Text condition(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> format("(%s AND %s)", of(Kind.BOOLEAN, depth), of(Kind.BOOLEAN, depth));
            case 1 -> format("(%s OR %s)", of(Kind.BOOLEAN, depth), of(Kind.BOOLEAN, depth));
            case 2 -> format("(NOT %s)", of(Kind.BOOLEAN, depth));
            case 3 ->
                format(
                        "(%s IS " + one(List.of("", "NOT ")) + one(List.of("TRUE", "FALSE", "NULL", "UNKNOWN")) + ")",
                        of(Kind.BOOLEAN, depth));
            case 4 -> format("(%s IS " + one(List.of("", "NOT ")) + "NULL)", of(one(KINDS), depth));
            case 5 -> like(depth);
            case 6 -> list(one(KINDS), depth);
            default -> comparison(depth);
        };
    }

    private Text like(int depth) {
        String not = one(List.of("", "NOT "));
        return switch (random.nextInt(4)) {
            case 0 -> format("(%s " + not + "LIKE '%%a!%%' ESCAPE '!')", of(Kind.VARCHAR, depth));
            case 1 -> format("(%s " + not + "LIKE %s)", of(Kind.VARCHAR, depth), Text.of(column(Kind.VARCHAR)));
            default -> format("(%s " + not + "LIKE %s)", of(Kind.VARCHAR, depth), Text.of(one(PATTERNS)));
        };
    }

    private Text list(Kind kind, int depth) {
        return format(
                "(%s " + one(List.of("", "NOT ")) + "IN (%s, %s, %s))",
                of(kind, depth),
                Text.of(literal(kind)),
                leaf(alike(kind)),
                random.nextInt(3) == 0 ? Text.of("NULL") : Text.of(literal(kind)));
    }

    private Text comparison(int depth) {
        Kind kind = one(List.of(
                Kind.INTEGER, Kind.VARCHAR, Kind.BOOLEAN, Kind.DATE, Kind.TIMESTAMP, Kind.DECIMAL, Kind.DOUBLE));
        Kind other = NUMBERS.contains(kind) ? one(NUMBERS) : alike(kind);
        if (random.nextInt(6) == 0) {
            // Not a comparison itself, because inside another one it is refused.
            return format(
                    "CASE WHEN %s" + one(List.of(" IS DISTINCT FROM ", " IS NOT DISTINCT FROM "))
                            + "%s THEN TRUE ELSE FALSE END",
                    of(kind, depth),
                    of(other, depth));
        }
        if (kind == Kind.VARCHAR || random.nextInt(3) == 0) {
            return format("(%s" + one(List.of(" = ", " <> ")) + "%s)", of(kind, depth), of(other, depth));
        }
        return random.nextInt(3) == 0
                ? format(
                        "(%s " + one(List.of("", "NOT ")) + "BETWEEN " + one(List.of("", "SYMMETRIC ")) + "%s AND %s)",
                        of(kind, depth),
                        leaf(other),
                        leaf(kind))
                : infix(kind, one(List.of("=", "<>", "<", "<=", ">", ">=", "!=")), other, depth);
    }

    private Text date(int depth) {
        return switch (random.nextInt(3)) {
            case 0 -> infix(Kind.DATE, one(List.of("+", "-")), Kind.INTEGER, depth);
            case 1 -> format("CAST(%s AS DATE)", of(Kind.TIMESTAMP, depth));
            default -> {
                // PostgreSQL's words for it fail where a date is later than any timestamp.
                Text date = leaf(Kind.DATE);
                String unit = one(DAY_UNITS);
                yield new Text(
                        "FLOOR(" + date.ours + " TO " + unit + ")",
                        "CAST(date_trunc('" + unit + "', CAST(" + date.postgres + " AS TIMESTAMP)) AS DATE)");
            }
        };
    }

    private Text timestamp(int depth) {
        if (random.nextInt(3) == 0) {
            return format("CAST(%s AS TIMESTAMP)", of(Kind.DATE, depth));
        }
        Text time = of(Kind.TIMESTAMP, depth);
        String unit = one(UNITS);
        String postgres = "date_trunc('" + unit + "', " + time.postgres + ")";
        return new Text(
                random.nextBoolean()
                        ? "FLOOR(" + time.ours + " TO " + unit + ")"
                        : "date_trunc('" + unit + "', " + time.ours + ")",
                postgres);
    }

    private Text infix(Kind left, String operator, Kind right, int depth) {
        return format("(%s " + operator.replace("%", "%%") + " %s)", of(left, depth), of(right, depth));
    }

    private static Text format(String form, Text... parts) {
        Object[] ours = new Object[parts.length];
        Object[] postgres = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            ours[i] = parts[i].ours;
            postgres[i] = parts[i].postgres;
        }
        return new Text(String.format(form, ours), String.format(form, postgres));
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
