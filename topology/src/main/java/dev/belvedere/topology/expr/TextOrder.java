package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType.Kind;
import java.util.List;
import java.util.Set;

/** Tells which calls depend on the order of texts, which is that of the database's collation. */
public final class TextOrder {

    /** The name of the operation by which a text has the collation C. */
    public static final String COLLATE_C = "COLLATE_C";

    private static final Set<String> ORDERING =
            Set.of("LESS", "LESS_OR_EQUAL", "GREATER", "GREATER_OR_EQUAL", "GREATEST", "LEAST");

    private TextOrder() {}

    /** Whether a call of this operation orders these arguments as texts. Literals in quotes are texts beside other texts only. */
    public static boolean decides(String operation, List<Expr> arguments) {
        return ORDERING.contains(operation)
                && arguments.stream().allMatch(argument -> argument.type().kind() == Kind.VARCHAR)
                && arguments.stream().noneMatch(TextOrder::isByBytes);
    }

    private static boolean isByBytes(Expr text) {
        return text instanceof Expr.Call call && call.operation().toString().equals(COLLATE_C);
    }

    /** Returns the refusal of an order of texts where it is not known. */
    public static ExprException unknown() {
        return ExprException.unsupported(
                "texts are ordered by the database's collation, which change events do not contain. Compare texts by =, <>,"
                        + " IN or LIKE; or, if all text columns have the collation C, POSIX or C.UTF-8, set sql.collation:"
                        + " C.");
    }
}
