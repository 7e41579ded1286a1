package dev.belvedere.topology.sql.calls;

import dev.belvedere.topology.expr.library.Functions;
import dev.belvedere.topology.sql.text.Spelling;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.jspecify.annotations.Nullable;

/** The names that PostgreSQL gives to the columns of a SELECT list that have none, as {@code FigureColname} of its parse_target.c finds them. */
public final class ColumnNames {

    private static final String NONE = "?column?";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("SMALLINT", "int2"),
            Map.entry("INTEGER", "int4"),
            Map.entry("BIGINT", "int8"),
            Map.entry("DECIMAL", "numeric"),
            Map.entry("REAL", "float4"),
            Map.entry("FLOAT", "float8"),
            Map.entry("DOUBLE", "float8"),
            Map.entry("BOOLEAN", "bool"),
            Map.entry("TIMESTAMP_TZ", "timestamptz"),
            Map.entry("TIMESTAMP WITH TIME ZONE", "timestamptz"));

    private ColumnNames() {}

    /** Returns the name of an item of a SELECT list that is not {@code *}. */
    public static String of(SqlNode item) {
        if (item.getKind() == SqlKind.AS) {
            return ((SqlIdentifier) ((SqlCall) item).operand(1)).getSimple();
        }
        return strong(item).or(() -> weak(item)).orElse(NONE);
    }

    /** A name of its own, which a cast or a CASE around it takes over. */
    private static Optional<String> strong(@Nullable SqlNode node) {
        if (node instanceof SqlIdentifier column) {
            return Optional.of(column.names.get(column.names.size() - 1));
        }
        return node instanceof SqlCall call ? strong(call) : Optional.empty();
    }

    private static Optional<String> strong(SqlCall call) {
        return switch (call.getKind()) {
            case CAST -> cast(call);
            case CASE -> strong(((SqlCase) call).getElseOperand());
            case OVER, FILTER, WITHIN_GROUP, WITHIN_DISTINCT, ITEM -> ofOperand(call);
            case EXISTS -> Optional.of("exists");
            case ARRAY_VALUE_CONSTRUCTOR, ARRAY_QUERY_CONSTRUCTOR -> Optional.of("array");
            case ROW -> Optional.of("row");
            case TRIM -> Optional.of(trim(call));
            case FLOOR -> Optional.of(call.operandCount() == 2 ? "date_trunc" : "floor");
            case SCALAR_QUERY -> query(call.operand(0));
            case SELECT -> query(call);
            default ->
                call.getOperator() instanceof SqlFunction && Functions.isWord(name(call))
                        ? Optional.of(name(call))
                        : Optional.empty();
        };
    }

    private static Optional<String> ofOperand(SqlCall call) {
        SqlNode operand = call.operand(0);
        return strong(operand);
    }

    private static Optional<String> cast(SqlCall call) {
        return isAtTimeZone(call) ? Optional.of("timezone") : ofOperand(call);
    }

    private static boolean isAtTimeZone(SqlCall cast) {
        return cast.operand(1).toString().contains(Spelling.AT_TIME_ZONE);
    }

    private static Optional<String> query(SqlNode query) {
        return query instanceof SqlSelect select && !select.getSelectList().isEmpty()
                ? Optional.of(of(select.getSelectList().get(0)))
                : Optional.empty();
    }

    private static String trim(SqlCall call) {
        return switch (((SqlLiteral) call.operand(0)).getValueAs(SqlTrimFunction.Flag.class)) {
            case BOTH -> "btrim";
            case LEADING -> "ltrim";
            case TRAILING -> "rtrim";
        };
    }

    private static String name(SqlCall call) {
        String name = Aggregates.name(call).toLowerCase(Locale.ROOT);
        return name.equals("translate3") ? "translate" : name;
    }

    /** The name of a literal's or a cast's type, or of CASE. */
    private static Optional<String> weak(SqlNode node) {
        if (node instanceof SqlUnknownLiteral literal) {
            return Optional.of(type(literal.tag));
        }
        if (node.getKind() == SqlKind.CAST && ((SqlCall) node).operand(1) instanceof SqlDataTypeSpec spec) {
            String name = spec.getTypeName().toString();
            return name.startsWith(Spelling.COLLATE) ? weak(((SqlCall) node).operand(0)) : Optional.of(type(name));
        }
        return node.getKind() == SqlKind.CASE ? Optional.of("case") : Optional.empty();
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }
}
