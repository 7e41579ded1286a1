package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.serdes.row.TemporalText;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.input.ValueText;
import dev.belvedere.topology.expr.value.Days;
import dev.belvedere.topology.expr.value.SessionText;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Conversions between moments, and the timestamps that clocks in a time zone show. */
public final class ZoneFunctions {

    /** Takes a time zone's name and a time: a moment becomes the timestamp that the zone's clocks show, a timestamp the moment at which they do. */
    public static final ScalarFunction AT_TIME_ZONE = Definition.named("AT_TIME_ZONE")
            .arguments(2)
            .typedBy((function, arguments) -> typed(function, arguments.get(0), arguments.get(1)))
            .computedBy(ZoneFunctions::evaluator);

    /** Writes a moment as a session in UTC does. */
    public static final ScalarFunction TEXT_IN_UTC = Definition.named("TEXT_IN_UTC")
            .takes(SqlType.TIMESTAMPTZ)
            .gives(SqlType.VARCHAR)
            .unary(SessionText::of);

    /** Writes a moment as documents of a session in UTC have it. */
    public static final ScalarFunction MEMBER_IN_UTC = Definition.named("MEMBER_IN_UTC")
            .takes(SqlType.TIMESTAMPTZ)
            .gives(SqlType.VARCHAR)
            .unary(value -> TemporalText.of((Instant) value));

    /** Reads a moment from a text; a text that states no offset is a time of UTC's clocks. */
    public static final ScalarFunction MOMENT_FROM_TEXT = Definition.named("MOMENT_FROM_TEXT")
            .takes(SqlType.VARCHAR)
            .gives(SqlType.TIMESTAMPTZ)
            .unary(value -> ValueText.instantInUtc((String) value));

    private static final String UTC = "UTC";

    private ZoneFunctions() {}

    /** Converts between a moment and the timestamp of UTC's clocks. */
    public static Expr atUtc(Expr time) {
        return AT_TIME_ZONE.call(Literals.text(UTC), time);
    }

    private static Expr typed(Expr.Operation function, Expr zone, Expr time) {
        zone(zone);
        return switch (time.type().kind()) {
            case TIMESTAMPTZ -> Expr.Call.strict(function, List.of(zone, time), SqlType.TIMESTAMP);
            case TIMESTAMP -> Expr.Call.strict(function, List.of(zone, time), SqlType.TIMESTAMPTZ);
            default ->
                throw ExprException.unsupported(
                        "AT TIME ZONE takes a timestamp, and this is " + time.type() + ". Write CAST(… AS TIMESTAMP).");
        };
    }

    /** Only zones with a place in their names: abbreviations mean another offset in each database. */
    private static ZoneId zone(Expr name) {
        String written = LiteralArguments.unit(name);
        boolean place = written.contains("/") && ZoneId.getAvailableZoneIds().contains(written);
        if (!place && !written.equals(UTC)) {
            throw ExprException.unsupported("'" + written
                    + "' is not a time zone that views know. Write 'UTC', or a place like 'Europe/Berlin'.");
        }
        return ZoneId.of(written);
    }

    private static Evaluator evaluator(Expr.Call call, List<Evaluator> arguments) {
        ZoneId zone = zone(call.arguments().get(0));
        return Strict.unary(
                arguments.get(1),
                call.type().kind() == Kind.TIMESTAMP
                        ? moment -> clock((Instant) moment, zone)
                        : time -> moment((LocalDateTime) time, zone));
    }

    private static LocalDateTime clock(Instant moment, ZoneId zone) {
        LocalDateTime utc = Days.inUtc(moment);
        return Days.isInfinite(utc) ? utc : Days.inRange(LocalDateTime.ofInstant(moment, zone));
    }

    /** A time that clocks show twice is the later moment, as in DetermineTimeZoneOffset of PostgreSQL's datetime.c. */
    private static Instant moment(LocalDateTime time, ZoneId zone) {
        if (Days.isInfinite(time)) {
            return Days.moment(time);
        }
        Instant moment = time.atZone(zone).withLaterOffsetAtOverlap().toInstant();
        Days.inRange(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
        return moment;
    }
}
