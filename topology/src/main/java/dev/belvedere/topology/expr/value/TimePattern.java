package dev.belvedere.topology.expr.value;

import dev.belvedere.topology.expr.ExprException;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** A pattern of {@code to_char} for times, after {@code parse_format} of PostgreSQL's formatting.c. Immutable. */
public final class TimePattern {

    /** A part of the pattern: what it writes, and, with the prefix FM, what it writes without padding. */
    private record Part(
            Function<LocalDateTime, String> padded, Function<LocalDateTime, String> plain, boolean ofClock) {}

    private static final int LONGEST_NAME = 9;
    private static final Set<String> REFUSED = Set.of(
            "A.D.", "AD", "B.C.", "BC", "CC", "FF1", "FF2", "FF3", "FF4", "FF5", "FF6", "FX", "I", "IDDD", "IY", "IYY",
            "J", "OF", "RM", "SSSS", "SSSSS", "TZ", "TZH", "TZM", "Y,YYY");
    private static final Set<String> REFUSED_SUFFIXES = Set.of("TH", "th", "SP");
    /** The longest keyword comes first, as in PostgreSQL's table. */
    private static final Map<String, Part> KEYWORDS =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    static {
        number("YYYY", 4, time -> year(time.getYear()), false);
        number("YYY", 3, time -> year(time.getYear()) % 1000, false);
        number("YY", 2, time -> year(time.getYear()) % 100, false);
        number("Y", 1, time -> year(time.getYear()) % 10, false);
        number("IYYY", 4, time -> year(time.get(IsoFields.WEEK_BASED_YEAR)), false);
        number("Q", 1, time -> time.get(IsoFields.QUARTER_OF_YEAR), false);
        number("MM", 2, LocalDateTime::getMonthValue, false);
        number("WW", 2, time -> (time.getDayOfYear() - 1) / 7 + 1, false);
        number("IW", 2, time -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), false);
        number("W", 1, time -> (time.getDayOfMonth() - 1) / 7 + 1, false);
        number("DDD", 3, LocalDateTime::getDayOfYear, false);
        number("DD", 2, LocalDateTime::getDayOfMonth, false);
        number("D", 1, time -> time.getDayOfWeek().getValue() % 7 + 1, false);
        number("ID", 1, time -> time.getDayOfWeek().getValue(), false);
        number("HH24", 2, LocalDateTime::getHour, true);
        number("HH12", 2, TimePattern::hourOfHalfDay, true);
        number("HH", 2, TimePattern::hourOfHalfDay, true);
        number("MI", 2, LocalDateTime::getMinute, true);
        number("SS", 2, LocalDateTime::getSecond, true);
        fraction("MS", 3, ChronoField.MILLI_OF_SECOND);
        fraction("US", 6, ChronoField.MICRO_OF_SECOND);
        name("MONTH", "Month", LONGEST_NAME, time -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        name(
                "MON",
                "Mon",
                0,
                time -> time.getMonth()
                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        .substring(0, 3));
        name("DAY", "Day", LONGEST_NAME, time -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        name(
                "DY",
                "Dy",
                0,
                time -> time.getDayOfWeek()
                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                        .substring(0, 3));
        for (String half : List.of("AM", "PM")) {
            text(half, time -> time.getHour() < 12 ? "AM" : "PM");
            text(half.toLowerCase(Locale.ROOT), time -> time.getHour() < 12 ? "am" : "pm");
            String dotted = half.charAt(0) + ".M.";
            text(dotted, time -> time.getHour() < 12 ? "A.M." : "P.M.");
            text(dotted.toLowerCase(Locale.ROOT), time -> time.getHour() < 12 ? "a.m." : "p.m.");
        }
    }

    private final List<Function<LocalDateTime, String>> parts = new ArrayList<>();
    private boolean ofClock;

    private TimePattern() {}

    private static void number(String keyword, int width, ToIntFunction<LocalDateTime> field, boolean ofClock) {
        Function<LocalDateTime, String> plain = time -> String.valueOf(field.applyAsInt(time));
        Function<LocalDateTime, String> padded =
                time -> "0".repeat(Math.max(0, width - plain.apply(time).length())) + plain.apply(time);
        Part part = new Part(padded, plain, ofClock);
        KEYWORDS.put(keyword, part);
        KEYWORDS.put(keyword.toLowerCase(Locale.ROOT), part);
    }

    /** FM leaves the zeros of a fraction. */
    private static void fraction(String keyword, int width, ChronoField field) {
        text(keyword, time -> String.format(Locale.ROOT, "%0" + width + "d", time.get(field)));
        text(keyword.toLowerCase(Locale.ROOT), time -> String.format(Locale.ROOT, "%0" + width + "d", time.get(field)));
    }

    private static void name(String upper, String capitalized, int width, Function<LocalDateTime, String> name) {
        named(upper, width, name.andThen(text -> text.toUpperCase(Locale.ROOT)));
        named(capitalized, width, name);
        named(upper.toLowerCase(Locale.ROOT), width, name.andThen(text -> text.toLowerCase(Locale.ROOT)));
    }

    private static void named(String keyword, int width, Function<LocalDateTime, String> name) {
        KEYWORDS.put(
                keyword,
                new Part(name.andThen(text -> text + " ".repeat(Math.max(0, width - text.length()))), name, false));
    }

    private static void text(String keyword, Function<LocalDateTime, String> text) {
        KEYWORDS.put(keyword, new Part(text, text, true));
    }

    /** There is no year 0; the years before Christ count upwards. */
    private static int year(int proleptic) {
        return proleptic > 0 ? proleptic : 1 - proleptic;
    }

    private static int hourOfHalfDay(LocalDateTime time) {
        return time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    }

    /**
     * Parses a pattern.
     *
     * @throws ExprException if it has a part that is not supported
     */
    public static TimePattern parse(String text) {
        TimePattern pattern = new TimePattern();
        int at = 0;
        while (at < text.length()) {
            at = pattern.parsePart(text, at);
        }
        return pattern;
    }

    private int parsePart(String text, int start) {
        boolean unpadded = text.startsWith("FM", start) || text.startsWith("fm", start);
        if (text.startsWith("TM", start) || text.startsWith("tm", start)) {
            throw refused("TM");
        }
        int at = unpadded ? start + 2 : start;
        Optional<String> keyword = keyword(text, at);
        if (keyword.isPresent()) {
            return keyword(keyword.get(), text, at, unpadded);
        }
        return at == text.length() ? at : text.charAt(at) == '"' ? quoted(text, at + 1) : literal(text, at);
    }

    private static Optional<String> keyword(String text, int at) {
        return Stream.concat(
                        KEYWORDS.keySet().stream(),
                        REFUSED.stream().flatMap(name -> Stream.of(name, name.toLowerCase(Locale.ROOT))))
                .filter(name -> text.startsWith(name, at))
                .max(Comparator.comparingInt(String::length));
    }

    private int keyword(String keyword, String text, int at, boolean unpadded) {
        Part part = KEYWORDS.get(keyword);
        int end = at + keyword.length();
        if (part == null || REFUSED_SUFFIXES.stream().anyMatch(suffix -> text.startsWith(suffix, end))) {
            throw refused(text.substring(at, part == null ? end : end + 2));
        }
        parts.add(unpadded ? part.plain : part.padded);
        ofClock |= part.ofClock;
        return end;
    }

    private static ExprException refused(String part) {
        return ExprException.unsupported("to_char with " + part
                + " is not supported. It knows YYYY, YY, IYYY, Q, MM, Month, Mon, WW, IW, W, DDD, DD, D, ID, Day, Dy, HH24,"
                + " HH12, MI, SS, MS, US, AM, and FM before them.");
    }

    private int quoted(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            at = character(text, at);
        }
        return Math.min(at + 1, text.length());
    }

    private int literal(String text, int at) {
        return character(text, text.startsWith("\\\"", at) ? at + 1 : at);
    }

    private int character(String text, int at) {
        String character = Character.toString(text.codePointAt(at));
        parts.add(time -> character);
        return at + character.length();
    }

    /** Whether the pattern has a part of the time of day, which a date does not have. */
    public boolean hasTimeOfDay() {
        return ofClock;
    }

    /** Writes a finite time. */
    public String format(LocalDateTime time) {
        StringBuilder out = new StringBuilder();
        parts.forEach(part -> out.append(part.apply(time)));
        return out.toString();
    }
}
