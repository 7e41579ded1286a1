package dev.belvedere.bench.sql.check;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.input.ValueText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Writes values as PostgreSQL reads them, and reads times that PostgreSQL has written. */
final class PostgresTexts {

    private static final String BEFORE_CHRIST = " BC";

    private static final Pattern ELEMENT = Pattern.compile("\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"|[^,]+");

    private PostgresTexts() {}

    static String write(Object value) {
        if (value instanceof LocalDate day) {
            return day.equals(LocalDate.MAX) ? "infinity" : day.equals(LocalDate.MIN) ? "-infinity" : day(day, "");
        }
        if (value instanceof LocalDateTime time) {
            return time.equals(LocalDateTime.MAX)
                    ? "infinity"
                    : time.equals(LocalDateTime.MIN) ? "-infinity" : day(time.toLocalDate(), " " + time.toLocalTime());
        }
        if (value instanceof Instant instant) {
            return instant.equals(Instant.MAX) || instant.equals(Instant.MIN)
                    ? instant.equals(Instant.MAX) ? "infinity" : "-infinity"
                    : write(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "+00";
        }
        if (value instanceof LocalTime time) {
            return time.equals(LocalTime.MAX) ? "24:00" : time.toString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PostgresTexts::element).collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Bytes bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes.get());
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    static @Nullable Object interval(@Nullable String text) {
        return text == null ? null : ValueText.literal(text, SqlType.INTERVAL);
    }

    private static String element(@Nullable Object element) {
        return element instanceof String text
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : String.valueOf(element);
    }

    private static String day(LocalDate day, String time) {
        boolean before = day.getYear() <= 0;
        return String.format(
                        Locale.ROOT,
                        "%04d-%02d-%02d",
                        before ? 1 - day.getYear() : day.getYear(),
                        day.getMonthValue(),
                        day.getDayOfMonth())
                + time
                + (before ? BEFORE_CHRIST : "");
    }

    /** Reads the elements of an array of one dimension. */
    static List<@Nullable String> elements(String array) {
        List<@Nullable String> elements = new ArrayList<>();
        Matcher matcher = ELEMENT.matcher(array.substring(1, array.length() - 1));
        while (matcher.find()) {
            String quoted = matcher.group("quoted");
            elements.add(
                    quoted != null
                            ? quoted.replaceAll("\\\\(.)", "$1")
                            : matcher.group().equals("NULL") ? null : matcher.group());
        }
        return elements;
    }

    static @Nullable LocalDate day(@Nullable String text) {
        LocalDateTime time = time(text);
        return time == null
                ? null
                : time.equals(LocalDateTime.MAX)
                        ? LocalDate.MAX
                        : time.equals(LocalDateTime.MIN) ? LocalDate.MIN : time.toLocalDate();
    }

    /** The driver's own reading knows no 29 February of years before Christ. */
    static @Nullable LocalDateTime time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.endsWith("infinity")) {
            return text.startsWith("-") ? LocalDateTime.MIN : LocalDateTime.MAX;
        }
        String[] parts = text.replace(BEFORE_CHRIST, "").split("[- ]", 4);
        int year = Integer.parseInt(parts[0]);
        LocalDate date = LocalDate.of(
                text.endsWith(BEFORE_CHRIST) ? 1 - year : year, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        return parts.length == 3 ? date.atStartOfDay() : date.atTime(LocalTime.parse(parts[3]));
    }

    /** Reads a timestamp with time zone, as a session in UTC writes it. */
    static @Nullable Instant instant(@Nullable String text) {
        LocalDateTime time = time(text == null ? null : text.replace("+00", ""));
        return time == null
                ? null
                : time.equals(LocalDateTime.MAX)
                        ? Instant.MAX
                        : time.equals(LocalDateTime.MIN) ? Instant.MIN : time.toInstant(ZoneOffset.UTC);
    }

    static @Nullable LocalTime clock(@Nullable String text) {
        return text == null ? null : text.startsWith("24") ? LocalTime.MAX : LocalTime.parse(text);
    }
}
