package dev.belvedere.serdes.column;

import dev.belvedere.serdes.column.FieldType.Exact;
import dev.belvedere.serdes.column.FieldType.Unreadable;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.avro.Schema;

/** Corrects what Avro says about a column by the type that the column has in its database, where that is known. */
final class SourceTypes {

    private static final int MILLISECOND_DIGITS = 3;

    private static final Set<String> CONNECT_MILLIS =
            Set.of("org.apache.kafka.connect.data.Timestamp", "org.apache.kafka.connect.data.Time");

    // The connector has a placeholder for arrays of these; an unchanged large array of other types arrives as NULL.
    private static final Set<String> ARRAYS_WITH_PLACEHOLDER =
            Set.of("_TEXT", "_VARCHAR", "_BPCHAR", "_JSON", "_JSONB", "_BYTEA", "_INT4", "_DATE", "_INT8", "_UUID");
    private static final Set<Kind> ELEMENTS_WITH_PLACEHOLDER =
            Set.of(Kind.BIGINT, Kind.BYTES, Kind.DATE, Kind.JSON, Kind.UUID);

    private static final Set<String> EXACT_ELEMENTS = Set.of(
            "_BOOL",
            "_INT2",
            "_INT4",
            "_INT8",
            "_FLOAT4",
            "_FLOAT8",
            "_NUMERIC",
            "_TEXT",
            "_VARCHAR",
            "_BYTEA",
            "_DATE",
            "_TIMESTAMP",
            "_TIMESTAMPTZ",
            "_UUID",
            "_JSON",
            "_JSONB");

    private static final Set<String> KNOWN = Set.of("NUMERIC", "INT8", "BIGSERIAL", "SERIAL8");
    private static final int OID_DIGITS = 10;

    private static final String MONEY =
            "an amount of money arrives without the form in which SQL shows it. Make it numeric";
    private static final String OID = "an oid arrives as a number and is none in SQL's results. Make it bigint";

    private static final Map<String, String> UNREADABLE = Map.of(
            "MONEY",
            MONEY,
            "OID",
            OID,
            "NAME",
            "the connector sends every name that is inserted or updated as NULL. Make it text; if the"
                    + " connector's include.unknown.datatypes is true, declare the type text for the column",
            "HSTORE",
            "an hstore arrives in another form than SQL shows. Make it jsonb",
            "BIT",
            "bit strings have no SQL type here",
            "VARBIT",
            "bit strings have no SQL type here");

    private SourceTypes() {}

    static FieldType refine(Exact exact, Schema value, ColumnDeclaration declaration, RowWriter writer) {
        if (writer == RowWriter.OTHER_DATABASE && isSignedLong(exact, value)) {
            return new Unreadable(
                    "a number without a sign arrives as one with a sign, so that large ones become negative."
                            + " Set the connector's bigint.unsigned.handling.mode to precise");
        }
        Optional<SourceType> source = declaration
                .type()
                .flatMap(SourceType::declared)
                // Other databases have types of the same names with other meanings.
                .or(() -> writer == RowWriter.OTHER_DATABASE ? Optional.empty() : SourceType.of(value));
        Exact arriving = declaration.nullsKept() ? exact : exact.withNullUntold(nullUntold(exact, source, writer));
        if (CONNECT_MILLIS.contains(String.valueOf(value.getProp("connect.name")))) {
            return milliseconds(arriving, source);
        }
        if (String.valueOf(value.getProp("connect.name")).startsWith("io.debezium.data.Enum")) {
            return arriving.compared(TextComparison.EQUALITY_ONLY);
        }
        if (source.isPresent()) {
            if (source.get().is("NUMERIC") && exact.type().kind() == Kind.VARCHAR) {
                return Decimals.ofText(arriving, value);
            }
            return unknown(exact, value, source.get(), writer)
                    .or(() -> ofDomain(exact, value, source.get()))
                    .orElseGet(() -> refine(arriving, source.get()));
        }
        if (isDocument(exact.type())) {
            return arriving.compared(TextComparison.AS_WRITTEN_OR_PARSED);
        }
        return writer == RowWriter.OTHER_DATABASE && exact.type().kind() == Kind.VARCHAR
                ? arriving.compared(TextComparison.UNKNOWN)
                : arriving;
    }

    private static boolean isSignedLong(Exact exact, Schema value) {
        return exact.type().kind() == Kind.BIGINT
                && SourceType.of(value)
                        .filter(type -> type.name().startsWith("BIGINT UNSIGNED"))
                        .isPresent();
    }

    // With include.unknown.datatypes the connector sends what it cannot read as its bytes.
    private static Optional<FieldType> unknown(Exact exact, Schema value, SourceType source, RowWriter writer) {
        return writer == RowWriter.POSTGRES
                        && exact.type().kind() == Kind.BYTES
                        && !source.is("BYTEA")
                        && isTold(value, source)
                ? Optional.of(new Unreadable("it arrives as the bytes of a type that the connector does not know."
                        + " If it is a domain over bytea, declare the type bytea for the column"))
                : Optional.empty();
    }

    private static boolean isTold(Schema value, SourceType source) {
        return SourceType.of(value).equals(Optional.of(source));
    }

    // A column of a domain tells the domain's name alone. What it is made of shows in the sizes.
    private static Optional<FieldType> ofDomain(Exact exact, Schema value, SourceType source) {
        if (KNOWN.contains(source.name()) || !isTold(value, source)) {
            return Optional.empty();
        }
        if (Decimals.isWithoutPrecision(value)) {
            return Optional.of(new Unreadable(MONEY));
        }
        return exact.type().kind() == Kind.BIGINT && SourceType.length(value).equals(OptionalInt.of(OID_DIGITS))
                ? Optional.of(new Unreadable(OID))
                : Optional.empty();
    }

    private static FieldType refine(Exact exact, SourceType source) {
        String unreadable = UNREADABLE.get(source.isArray() ? source.name().substring(1) : source.name());
        if (unreadable != null) {
            return new Unreadable(unreadable);
        }
        if (source.isArray()) {
            return exact.type().kind() == Kind.ARRAY && EXACT_ELEMENTS.contains(source.name())
                    ? document(exact, source)
                    : new Unreadable("arrays of " + source.name().substring(1).toLowerCase(Locale.ROOT)
                            + " have no SQL type here");
        }
        if (source.is("NUMERIC") && exact.type().kind() != Kind.DECIMAL) {
            return new Unreadable(
                    "a numeric arrives as " + exact.type() + ". Set the connector's decimal.handling.mode to precise");
        }
        return exact.type().kind() == Kind.VARCHAR ? text(exact, source) : document(exact, source);
    }

    private static Exact document(Exact exact, SourceType source) {
        return source.is("JSON", "_JSON") ? exact.compared(TextComparison.AS_WRITTEN) : exact;
    }

    private static boolean isDocument(SqlType type) {
        return type.kind() == Kind.JSON
                || (type.element() != null && type.element().kind() == Kind.JSON);
    }

    private static Exact text(Exact exact, SourceType source) {
        return switch (source.name()) {
            case "TEXT", "VARCHAR", "NAME", "BYTEA" -> exact;
            case "BPCHAR" -> exact.compared(TextComparison.WITHOUT_PADDING).then(text -> withoutPadding((String) text));
            case "CITEXT" -> exact.compared(TextComparison.WITHOUT_CASE);
            case "ENUM", "INET", "CIDR", "MACADDR", "MACADDR8" -> exact.compared(TextComparison.EQUALITY_ONLY);
            default -> exact.compared(TextComparison.UNKNOWN);
        };
    }

    private static String withoutPadding(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    // Connect's own types of time end at the millisecond, whatever the column has.
    private static FieldType milliseconds(Exact exact, Optional<SourceType> source) {
        if (source.isEmpty() || source.get().digits().orElse(MILLISECOND_DIGITS + 1) > MILLISECOND_DIGITS) {
            return new Unreadable(
                    "it arrives in milliseconds, which are exact only for a type of at most three digits."
                            + " Set the connector's time.precision.mode to adaptive, or declare the type, such as timestamp(3)");
        }
        return switch (source.get().name()) {
            case "TIMESTAMP" -> exact.as(SqlType.TIMESTAMP, ConnectTypes.TIMESTAMP_OF_MILLIS);
            case "TIMESTAMPTZ" -> exact.as(SqlType.TIMESTAMPTZ, LogicalTypes.INSTANT_OF_MILLIS);
            case "TIME" -> exact;
            default -> new Unreadable("it arrives in milliseconds and is declared as another type");
        };
    }

    private static boolean nullUntold(Exact exact, Optional<SourceType> source, RowWriter writer) {
        if (exact.type().kind() == Kind.VARCHAR) {
            return source.filter(type -> type.is("BYTEA")).isPresent();
        }
        if (exact.type().kind() != Kind.ARRAY || (source.isEmpty() && writer != RowWriter.POSTGRES)) {
            return false;
        }
        return source.map(type -> !ARRAYS_WITH_PLACEHOLDER.contains(type.name()))
                .orElseGet(() -> exact.type().element() == null
                        || !ELEMENTS_WITH_PLACEHOLDER.contains(
                                exact.type().element().kind()));
    }
}
