package dev.belvedere.topology.sql.calls;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.library.JsonCasts;
import dev.belvedere.topology.expr.library.SmallintCast;
import dev.belvedere.topology.expr.library.TextFunctions;
import dev.belvedere.topology.expr.library.ZoneFunctions;
import dev.belvedere.topology.sql.text.Spelling;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.type.SqlTypeName;

/** The types that a statement may cast to. */
public final class CastTypes {

    private static final String JSON = "JSON";
    private static final String JSONB = "JSONB";

    private static final Map<String, SqlType> TYPES = Map.ofEntries(
            Map.entry("BOOLEAN", SqlType.BOOLEAN),
            Map.entry("BOOL", SqlType.BOOLEAN),
            Map.entry("INTEGER", SqlType.INTEGER),
            Map.entry("INT4", SqlType.INTEGER),
            Map.entry("BIGINT", SqlType.BIGINT),
            Map.entry("INT8", SqlType.BIGINT),
            Map.entry("REAL", SqlType.REAL),
            Map.entry("FLOAT4", SqlType.REAL),
            Map.entry("FLOAT", SqlType.DOUBLE),
            Map.entry("DOUBLE", SqlType.DOUBLE),
            Map.entry("FLOAT8", SqlType.DOUBLE),
            Map.entry("VARCHAR", SqlType.VARCHAR),
            Map.entry("TEXT", SqlType.VARCHAR),
            Map.entry("DATE", SqlType.DATE),
            Map.entry("TIME", SqlType.TIME),
            Map.entry("TIMESTAMP", SqlType.TIMESTAMP),
            Map.entry("TIMESTAMP_TZ", SqlType.TIMESTAMPTZ),
            Map.entry("TIMESTAMPTZ", SqlType.TIMESTAMPTZ),
            Map.entry("INTERVAL", SqlType.INTERVAL),
            Map.entry("UUID", SqlType.UUID),
            Map.entry("BYTEA", SqlType.BYTES),
            Map.entry(JSON, SqlType.JSON),
            Map.entry(JSONB, SqlType.JSON));

    private static final Set<String> SMALLINT = Set.of("SMALLINT", "INT2");

    private static final Set<String> BY_BYTES = Set.of(
            Spelling.COLLATE + "C",
            Spelling.COLLATE + "POSIX",
            Spelling.COLLATE + "pg_c_utf8",
            Spelling.COLLATE + "ucs_basic");

    private CastTypes() {}

    public static boolean knows(SqlDataTypeSpec type) {
        return isCollation(type)
                || zone(type).isPresent()
                || isSmallint(type)
                || length(type) > 0
                || named(type).isPresent();
    }

    /** Whether the type stands for COLLATE with a collation that orders by bytes. */
    public static boolean isCollation(SqlDataTypeSpec type) {
        return BY_BYTES.contains(type.getTypeName().toString());
    }

    private static boolean isSmallint(SqlDataTypeSpec type) {
        return SMALLINT.contains(type.getTypeName().toString().toUpperCase(Locale.ROOT));
    }

    /** Returns the time zone, if the type stands for AT TIME ZONE. */
    private static Optional<String> zone(SqlDataTypeSpec type) {
        String name = type.getTypeName().toString();
        return name.startsWith(Spelling.AT_TIME_ZONE)
                ? Optional.of(name.substring(Spelling.AT_TIME_ZONE.length()))
                : Optional.empty();
    }

    /**
     * Returns the cast; a cast to {@code varchar(n)} truncates a longer text.
     *
     * @param inUtc whether it is made in a session in UTC
     */
    public static PostgresOperator operator(SqlDataTypeSpec type, boolean inUtc) {
        String name = "CAST_AS_" + type.toString().toUpperCase(Locale.ROOT);
        if (isCollation(type)) {
            return new PostgresOperator("COLLATE_C", TextFunctions.BY_BYTES::call);
        }
        Optional<String> zone = zone(type);
        if (zone.isPresent()) {
            return new PostgresOperator(
                    name,
                    operands ->
                            ZoneFunctions.AT_TIME_ZONE.call(Literals.text(zone.get()), time(operands.get(0), inUtc)));
        }
        if (isSmallint(type)) {
            return new PostgresOperator(name, operands -> SmallintCast.of(operands.get(0)));
        }
        int length = length(type);
        if (length > 0) {
            return new PostgresOperator(name, operands -> cut(cast(operands.get(0), SqlType.VARCHAR, inUtc), length));
        }
        if (isNamed(type, JSON)) {
            return new PostgresOperator(name, operands -> JsonCasts.json(operands.get(0)));
        }
        if (isNamed(type, JSONB)) {
            return new PostgresOperator(name, operands -> JsonCasts.jsonb(operands.get(0)));
        }
        SqlType target = named(type).orElseThrow();
        return new PostgresOperator(name, operands -> cast(operands.get(0), target, inUtc));
    }

    private static boolean isNamed(SqlDataTypeSpec type, String name) {
        return type.getTypeName().toString().equalsIgnoreCase(name);
    }

    private static Expr cast(Expr operand, SqlType target, boolean inUtc) {
        return inUtc ? UtcSession.cast(operand, target) : Casts.cast(operand, target);
    }

    /** A date at a time zone is the moment of its midnight in the session's. */
    private static Expr time(Expr operand, boolean inUtc) {
        return inUtc && operand.type().kind() == Kind.DATE ? UtcSession.cast(operand, SqlType.TIMESTAMPTZ) : operand;
    }

    private static Expr cut(Expr text, int length) {
        return TextFunctions.SUBSTRING.call(
                text, Literals.number(BigDecimal.ONE), Literals.number(BigDecimal.valueOf(length)));
    }

    private static Optional<SqlType> named(SqlDataTypeSpec type) {
        return named(type.getTypeNameSpec());
    }

    private static Optional<SqlType> named(SqlTypeNameSpec spec) {
        if (spec instanceof SqlCollectionTypeNameSpec array) {
            return named(array.getElementTypeName())
                    .filter(element -> element.kind() != Kind.ARRAY)
                    .map(SqlType::arrayOf);
        }
        String name = spec.getTypeName().toString().toUpperCase(Locale.ROOT);
        if (spec instanceof SqlUserDefinedTypeNameSpec) {
            return Optional.ofNullable(TYPES.get(name));
        }
        if (!(spec instanceof SqlBasicTypeNameSpec basic)) {
            return Optional.empty();
        }
        if (name.equals("DECIMAL")) {
            return Optional.of(numeric(basic));
        }
        return basic.getPrecision() >= 0 ? Optional.empty() : Optional.ofNullable(TYPES.get(name));
    }

    private static SqlType numeric(SqlBasicTypeNameSpec type) {
        return type.getPrecision() < 0
                ? SqlType.NUMERIC
                : SqlType.decimal(type.getPrecision(), Math.max(0, type.getScale()));
    }

    /** Returns the n of {@code varchar(n)}, or 0. */
    private static int length(SqlDataTypeSpec type) {
        return type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic
                        && type.getTypeName().toString().equals(SqlTypeName.VARCHAR.name())
                ? Math.max(0, basic.getPrecision())
                : 0;
    }
}
