package dev.belvedere.topology.sql.calls;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.TextFunctions;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.type.SqlTypeName;

/** The types that a statement may cast to. */
public final class CastTypes {

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
            Map.entry("UUID", SqlType.UUID));

    private CastTypes() {}

    public static boolean knows(SqlDataTypeSpec type) {
        return length(type) > 0 || named(type).isPresent();
    }

    /** Returns the cast; a cast to {@code varchar(n)} truncates a longer text. */
    public static PostgresOperator operator(SqlDataTypeSpec type) {
        String name = "CAST_AS_" + type.toString().toUpperCase(Locale.ROOT);
        int length = length(type);
        if (length > 0) {
            return new PostgresOperator(name, operands -> cut(operands.get(0), length));
        }
        SqlType target = named(type).orElseThrow();
        return new PostgresOperator(name, operands -> Casts.cast(operands.get(0), target));
    }

    private static Expr cut(Expr operand, int length) {
        Expr text = Casts.cast(operand, SqlType.VARCHAR);
        return TextFunctions.SUBSTRING.call(
                text, Literals.number(BigDecimal.ONE), Literals.number(BigDecimal.valueOf(length)));
    }

    private static Optional<SqlType> named(SqlDataTypeSpec type) {
        SqlTypeNameSpec spec = type.getTypeNameSpec();
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
