package dev.belvedere.serdes.row;

/**
 * A span of time. Months and days have no fixed length, and so are kept apart. Intervals are equal in Java if they are written alike; in SQL, which compares
 * them by their length, if {@link #compareTo} gives 0: {@code 1 mon} and {@code 30 days} are.
 */
public record Interval(int months, int days, long micros) implements Comparable<Interval> {

    /** PostgreSQL's infinity, which is written with the greatest parts. */
    public static final Interval INFINITY = new Interval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    /** PostgreSQL's -infinity, which is written with the least parts. */
    public static final Interval MINUS_INFINITY = new Interval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE);

    public static final int MONTHS_A_YEAR = 12;
    /** The length of a month where one is needed. */
    public static final int DAYS_A_MONTH = 30;

    public static final long MICROS_A_SECOND = 1_000_000;
    public static final long MICROS_A_MINUTE = 60 * MICROS_A_SECOND;
    public static final long MICROS_AN_HOUR = 60 * MICROS_A_MINUTE;
    /** The length of a day where one is needed. */
    public static final long MICROS_A_DAY = 24 * MICROS_AN_HOUR;

    /** Returns an interval of time without days. */
    public static Interval ofMicros(long micros) {
        return new Interval(0, 0, micros);
    }

    /** Whether this is one of the infinities. */
    public boolean isInfinite() {
        return equals(INFINITY) || equals(MINUS_INFINITY);
    }

    /** Whether it has no part whose length depends on the calendar. */
    public boolean isFixed() {
        return months == 0 && days == 0;
    }

    /** Returns the whole days of its length, rounded down; {@link #lengthBesideDays()} has the rest. */
    long lengthInDays() {
        return (long) months * DAYS_A_MONTH + days + Math.floorDiv(micros, MICROS_A_DAY);
    }

    /** Returns the microseconds of its length beside the whole days. */
    long lengthBesideDays() {
        return Math.floorMod(micros, MICROS_A_DAY);
    }

    /** Returns an interval of this length. */
    static Interval ofLength(long days, long micros) {
        int months = inRange(days / DAYS_A_MONTH);
        long rest = days - (long) months * DAYS_A_MONTH;
        int whole = inRange(rest);
        return new Interval(months, whole, (rest - whole) * MICROS_A_DAY + micros);
    }

    private static int inRange(long value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }

    /** Compares the lengths, as SQL does: a month has 30 days, and a day 24 hours. */
    @Override
    public int compareTo(Interval other) {
        int order = Long.compare(lengthInDays(), other.lengthInDays());
        return order != 0 ? order : Long.compare(lengthBesideDays(), other.lengthBesideDays());
    }

    /** Returns the text that PostgreSQL writes by default ({@code IntervalStyle = postgres}): {@code 1 year 2 mons -3 days +04:05:06.5}. */
    @Override
    public String toString() {
        if (isInfinite()) {
            return equals(INFINITY) ? "infinity" : "-infinity";
        }
        StringBuilder text = new StringBuilder();
        boolean negative = append(text, months / MONTHS_A_YEAR, "year", false);
        negative = append(text, months % MONTHS_A_YEAR, "mon", negative);
        negative = append(text, days, "day", negative);
        if (text.length() == 0 || micros != 0) {
            appendClock(text, negative);
        }
        return text.toString();
    }

    /**
     * Appends one part, unless it is zero. A plus sign stands between a negative part and a positive one.
     *
     * @return whether the last part is negative
     */
    private static boolean append(StringBuilder text, int value, String unit, boolean afterNegative) {
        if (value == 0) {
            return afterNegative;
        }
        text.append(text.length() == 0 ? "" : " ")
                .append(afterNegative && value > 0 ? "+" : "")
                .append(value)
                .append(' ')
                .append(unit)
                .append(value == 1 ? "" : "s");
        return value < 0;
    }

    private void appendClock(StringBuilder text, boolean afterNegative) {
        text.append(text.length() == 0 ? "" : " ").append(micros < 0 ? "-" : afterNegative ? "+" : "");
        text.append(twoDigits(micros / MICROS_AN_HOUR)).append(':').append(twoDigits(micros / MICROS_A_MINUTE % 60));
        text.append(':').append(twoDigits(micros / MICROS_A_SECOND % 60));
        long fraction = Math.abs(micros % MICROS_A_SECOND);
        if (fraction > 0) {
            String digits = Long.toString(MICROS_A_SECOND + fraction).substring(1);
            text.append('.').append(digits.replaceAll("0+$", ""));
        }
    }

    private static String twoDigits(long value) {
        String digits = Long.toString(Math.abs(value));
        return digits.length() < 2 ? "0" + digits : digits;
    }
}
