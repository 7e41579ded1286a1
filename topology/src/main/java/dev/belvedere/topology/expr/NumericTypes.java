package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import java.math.BigDecimal;
import java.util.List;

/** Types of {@code numeric} results. A type has a scale where all its values have the same one, which PostgreSQL's own types do not say. */
public final class NumericTypes {

    /** PostgreSQL's longest {@code numeric(p,s)}. */
    public static final int MAX_DIGITS = 1000;

    private static final int INTEGER_DIGITS = 10;
    private static final int BIGINT_DIGITS = 19;

    private NumericTypes() {}

    /** Returns the type of a literal. */
    public static SqlType typeOf(BigDecimal value) {
        return value.scale() > MAX_DIGITS
                ? SqlType.NUMERIC
                : bounded(Math.max(value.precision(), value.scale()), value.scale());
    }

    /** Returns the numeric type that a number of this type is cast to. */
    public static SqlType numericOf(SqlType type) {
        return switch (type.kind()) {
            case INTEGER -> SqlType.decimal(INTEGER_DIGITS, 0);
            case BIGINT -> SqlType.decimal(BIGINT_DIGITS, 0);
            case DECIMAL -> type;
            default -> SqlType.NUMERIC;
        };
    }

    /** Returns the type of a sum or a difference. */
    public static SqlType sum(SqlType left, SqlType right) {
        if (!isFixed(left) || !isFixed(right)) {
            return SqlType.NUMERIC;
        }
        int scale = Math.max(left.scale(), right.scale());
        return bounded(Math.max(wholeDigits(left), wholeDigits(right)) + 1 + scale, scale);
    }

    /** Returns the type of a product. */
    public static SqlType product(SqlType left, SqlType right) {
        return isFixed(left) && isFixed(right) && left.scale() + right.scale() <= MAX_DIGITS
                ? bounded(left.precision() + right.precision(), left.scale() + right.scale())
                : SqlType.NUMERIC;
    }

    /** Returns the type of numerics with any number of digits before the point and this many decimals. */
    public static SqlType withScale(int scale) {
        return scale > MAX_DIGITS ? SqlType.NUMERIC : SqlType.decimal(MAX_DIGITS, scale);
    }

    /** Returns the type of values that come from any of these numerics. */
    public static SqlType anyOf(List<SqlType> types) {
        int scale = types.get(0).scale();
        if (types.stream().anyMatch(type -> type.kind() != Kind.DECIMAL || !isFixed(type) || type.scale() != scale)) {
            return SqlType.NUMERIC;
        }
        return bounded(types.stream().mapToInt(SqlType::precision).max().orElse(MAX_DIGITS), scale);
    }

    /** Whether all values of the type have the same scale. */
    public static boolean isFixed(SqlType numeric) {
        return numeric.scale() != SqlType.ANY_SCALE;
    }

    private static int wholeDigits(SqlType numeric) {
        return numeric.precision() - numeric.scale();
    }

    private static SqlType bounded(int precision, int scale) {
        return SqlType.decimal(Math.min(MAX_DIGITS, precision), scale);
    }
}
