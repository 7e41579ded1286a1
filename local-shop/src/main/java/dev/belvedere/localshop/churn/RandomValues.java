package dev.belvedere.localshop.churn;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Draws values of a type, as PostgreSQL reads them from text. There are few of each type, so that they collide, and those that break programs are
 * among them: empty texts, quotes, wide characters, white space at the ends. Not thread-safe.
 */
final class RandomValues {

    private static final List<String> TEXTS = List.of(
            "", "a", "A", "b", "B", "ab", " a", "a ", "O'Brien", "\"q\"", "50%", "a_b", "a\\b", "é", "ß", "日本", "😀",
            "null", "0", "x,y");

    private static final List<Integer> NUMBERS = List.of(0, 1, 2, 3, 4, 5, 7, 10, 12, 20, 50, 100, -1);

    private static final Map<String, List<String>> BY_TYPE = Map.ofEntries(
            Map.entry("bool", List.of("true", "false")),
            Map.entry(
                    "date",
                    List.of("2025-12-31", "2026-01-01", "2026-01-31", "2026-02-28", "2024-02-29", "1999-12-31")),
            Map.entry("time", List.of("00:00:00", "12:30:00", "23:59:59.999999")),
            Map.entry("timetz", List.of("00:00:00+00", "12:30:00+02")),
            Map.entry(
                    "timestamp",
                    List.of(
                            "2026-01-01 00:00:00",
                            "2026-01-01 12:34:56.789012",
                            "2026-03-29 02:30:00",
                            "1999-12-31 23:59:59")),
            Map.entry(
                    "timestamptz",
                    List.of(
                            "2026-01-01 00:00:00+00",
                            "2026-01-01 12:34:56.789012+00",
                            "2026-03-29 02:30:00+01",
                            "1999-12-31 23:59:59-05")),
            Map.entry("interval", List.of("0", "1 day", "02:03:04", "1 mon", "-1 day")),
            Map.entry(
                    "uuid",
                    List.of(
                            "00000000-0000-0000-0000-000000000000",
                            "11111111-1111-4111-8111-111111111111",
                            "ffffffff-ffff-ffff-ffff-ffffffffffff")),
            Map.entry("bytea", List.of("\\x", "\\x00", "\\x00ff", "\\x6162")),
            Map.entry(
                    "json", List.of("{}", "[]", "{\"a\": 1}", "{\"a\": null, \"b\": \"O'B\"}", "[1, \"é\"]", "\"t\"")),
            Map.entry(
                    "jsonb", List.of("{}", "[]", "{\"a\": 1}", "{\"a\": null, \"b\": \"O'B\"}", "[1, \"é\"]", "\"t\"")),
            Map.entry("inet", List.of("127.0.0.1", "10.0.0.0/8", "::1")),
            Map.entry("cidr", List.of("10.0.0.0/8", "192.168.1.0/24")),
            Map.entry("macaddr", List.of("08:00:2b:01:02:03")),
            Map.entry("money", List.of("0", "1.50", "-2")),
            Map.entry("point", List.of("(0,0)", "(1.5,-2)")),
            Map.entry("int4range", List.of("empty", "[1,5)")),
            Map.entry("xml", List.of("<a/>")));

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    /** Draws a value; null if there is none of this type. */
    @Nullable
    String of(ChurnColumn column) {
        return column.array() ? array(column) : scalar(column);
    }

    /** Draws a value that is probably not in use. {@code number} is one that is not. */
    @Nullable
    String fresh(ChurnColumn column, long number) {
        if (column.array()) {
            return array(column);
        }
        if (column.type().equals("uuid")) {
            return new UUID(random.nextLong(), random.nextLong()).toString();
        }
        return switch (column.category()) {
            case 'N' -> String.valueOf(number);
            case 'S' -> cut(Long.toString(number, Character.MAX_RADIX), column);
            default -> scalar(column);
        };
    }

    // An array of NULLs alone is taken for one of several dimensions, and not taken in.
    private String array(ChurnColumn column) {
        StringBuilder elements = new StringBuilder("{");
        int size = random.nextInt(3);
        for (int i = 0; i < size; i++) {
            String element = i > 0 && random.nextInt(6) == 0 ? null : scalar(column);
            if (i == 0 && element == null) {
                break;
            }
            elements.append(i == 0 ? "" : ",")
                    .append(
                            element == null
                                    ? "NULL"
                                    : '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        return elements.append('}').toString();
    }

    private @Nullable String scalar(ChurnColumn column) {
        if (!column.labels().isEmpty()) {
            return any(column.labels());
        }
        List<String> values = BY_TYPE.get(column.type());
        if (values != null) {
            return any(values);
        }
        return switch (column.category()) {
            case 'N' -> number(column);
            case 'S' -> cut(any(TEXTS), column);
            case 'V' -> bits(column);
            default -> null;
        };
    }

    // Quarters are exact in binary too, so that sums of them do not depend on their order.
    private String number(ChurnColumn column) {
        BigDecimal drawn = BigDecimal.valueOf(any(NUMBERS));
        if (column.type().matches("numeric|float[48]")) {
            drawn = drawn.add(BigDecimal.valueOf(25L * random.nextInt(4), 2));
        }
        if (column.type().equals("numeric") && column.length() > 0) {
            BigDecimal limit = new BigDecimal(BigInteger.TEN.pow(Math.max(0, column.length() - column.scale())));
            drawn = drawn.remainder(limit);
        }
        return drawn.toPlainString();
    }

    private String bits(ChurnColumn column) {
        StringBuilder bits = new StringBuilder();
        for (int i = 0; i < Math.max(1, column.length()); i++) {
            bits.append(random.nextInt(2));
        }
        return bits.toString();
    }

    private static String cut(String text, ChurnColumn column) {
        int most = column.length() == 0 ? text.length() : column.length();
        return text.codePointCount(0, text.length()) <= most ? text : text.substring(text.length() - most);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
