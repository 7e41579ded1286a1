package dev.belvedere.topology.sql;

import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.sql.calls.CastTypes;
import dev.belvedere.topology.sql.calls.Constants;
import dev.belvedere.topology.sql.calls.OperatorNames;
import dev.belvedere.topology.sql.calls.QuantifiedArrays;
import dev.belvedere.topology.sql.calls.UnsupportedFunctions;
import dev.belvedere.topology.sql.text.Spelling;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;

/**
 * Admits the scalar expressions that can be kept exact and refuses all others, with the position, the reason and what to write instead. It lists what is
 * allowed, so that an unknown function is refused.
 */
final class SupportedExpressions {

    private final StatementText statement;
    private final Predicate<SqlNode> treatedByCaller;
    private final Consumer<SqlNode> queries;

    /**
     * @param treatedByCaller nodes that the caller checks together with their operands, such as aggregates
     * @param queries checks a subquery
     */
    SupportedExpressions(StatementText statement, Predicate<SqlNode> treatedByCaller, Consumer<SqlNode> queries) {
        this.statement = statement;
        this.queries = queries;
        this.treatedByCaller = treatedByCaller;
    }

    void check(SqlNode expression) {
        if (treatedByCaller.test(expression)) {
            return;
        }
        if (expression instanceof SqlIdentifier identifier) {
            column(identifier);
        } else if (expression instanceof SqlLiteral literal) {
            literal(literal);
        } else if (expression instanceof SqlCall call) {
            call(call);
        } else {
            refuse(expression, expression.getKind() + " is not supported in an expression.");
        }
    }

    private void column(SqlIdentifier identifier) {
        if (identifier.isStar()) {
            refuse(identifier, "* is not supported here. Name the columns.");
        }
        if (identifier.isSimple() && !identifier.isComponentQuoted(0)) {
            UnsupportedFunctions.reasonAgainst(identifier.getSimple()).ifPresent(reason -> refuse(identifier, reason));
        }
    }

    private void literal(SqlLiteral literal) {
        if (!Constants.isConstant(literal)) {
            refuse(
                    literal,
                    literal + " is not a literal that views know. They know numbers, texts, TRUE, FALSE, NULL, DATE,"
                            + " TIME, TIMESTAMP and intervals of one whole number (INTERVAL '1' DAY) or of a text"
                            + " (INTERVAL '1 day 02:00').");
        }
    }

    private void call(SqlCall call) {
        if (QuantifiedArrays.isEqualsAny(call)) {
            check(call.operand(0));
            check(QuantifiedArrays.array(call));
            return;
        }
        switch (call.getKind()) {
            case CASE -> choice((SqlCase) call);
            case CAST -> cast(call);
            case IN, NOT_IN -> in(call);
            case TRIM -> {
                check(call.operand(1));
                check(call.operand(2));
            }
            case EXTRACT -> check(call.operand(1));
            case AND, OR, NOT, MINUS_PREFIX, PLUS_PREFIX, IS_NULL, IS_NOT_NULL -> operands(call);
            case BETWEEN -> operands(call);
            case SOME, ALL -> quantified(call);
            case ARRAY_QUERY_CONSTRUCTOR ->
                refuse(
                        call,
                        "ARRAY of a query with DISTINCT, GROUP BY or LIMIT is not supported. Write (SELECT ARRAY_AGG(x ORDER"
                                + " BY y) FROM (SELECT …) q).");
            case EXISTS, SCALAR_QUERY -> queries.accept(call.operand(0));
            case SELECT, WITH, UNION, INTERSECT, EXCEPT, ORDER_BY -> queries.accept(call);
            default -> function(call);
        }
    }

    private void function(SqlCall call) {
        if (call.getKind() == SqlKind.FLOOR && call.operandCount() == 2 && isUnit(call.operand(1))) {
            check(call.operand(0));
            return;
        }
        Optional<ScalarFunction> meant = OperatorNames.function(call).or(() -> OperatorNames.negated(call));
        if (meant.isEmpty() || call.getFunctionQuantifier() != null) {
            refuse(call, UnsupportedFunctions.reasonAgainst(call));
        } else if (!meant.get().takes(call.operandCount())
                || call.getOperandList().stream().anyMatch(SupportedExpressions::isUnit)) {
            refuse(call, OperatorNames.name(call) + " does not take these arguments.");
        }
        operands(call);
    }

    private static boolean isUnit(SqlNode node) {
        return node instanceof SqlIntervalQualifier;
    }

    private void operands(SqlCall call) {
        for (SqlNode operand : call.getOperandList()) {
            boolean compares = call.getKind().belongsTo(SqlKind.COMPARISON) || call.getKind() == SqlKind.BETWEEN;
            if (isCollated(operand) && !compares) {
                refuse(
                        operand,
                        "COLLATE is supported beside comparisons, in MIN and MAX and in ORDER BY, and not inside "
                                + OperatorNames.name(call) + ".");
            } else if (bindsAsInPostgres(call, operand)) {
                check(operand);
            } else {
                refuse(
                        operand,
                        "IS DISTINCT FROM inside " + OperatorNames.name(call)
                                + " is read differently by PostgreSQL. Write CASE WHEN … IS DISTINCT FROM … THEN TRUE"
                                + " ELSE FALSE END.");
            }
        }
    }

    /** PostgreSQL's IS DISTINCT FROM binds more weakly than comparisons, Calcite's more strongly, and parsed expressions do not show parentheses. */
    private static boolean bindsAsInPostgres(SqlCall call, SqlNode operand) {
        boolean distinct =
                operand.getKind() == SqlKind.IS_DISTINCT_FROM || operand.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
        return !distinct
                || switch (call.getKind()) {
                    case EQUALS,
                            NOT_EQUALS,
                            LESS_THAN,
                            LESS_THAN_OR_EQUAL,
                            GREATER_THAN,
                            GREATER_THAN_OR_EQUAL,
                            IS_DISTINCT_FROM,
                            IS_NOT_DISTINCT_FROM,
                            BETWEEN,
                            LIKE -> false;
                    default -> true;
                };
    }

    private static boolean isCollated(SqlNode node) {
        return node.getKind() == SqlKind.CAST
                && ((SqlCall) node).operand(1) instanceof SqlDataTypeSpec type
                && CastTypes.isCollation(type);
    }

    private void choice(SqlCase choice) {
        choice.getWhenOperands().forEach(this::check);
        choice.getThenOperands().forEach(this::check);
        if (choice.getElseOperand() != null) {
            check(choice.getElseOperand());
        }
    }

    private void cast(SqlCall call) {
        check(call.operand(0));
        SqlDataTypeSpec type = call.operand(1);
        if (type.getTypeName().toString().startsWith(Spelling.COLLATE)) {
            if (!CastTypes.isCollation(type)) {
                refuse(
                        type,
                        "views order texts by their bytes, as the collations \"C\" and \"POSIX\" do, and by no other.");
            }
        } else if (!CastTypes.knows(type)) {
            refuse(
                    call.operand(1),
                    "CAST to " + call.operand(1)
                            + " is not supported. Cast to boolean, bytea, smallint, integer, bigint, numeric,"
                            + " numeric(p,s), real, double precision, text, varchar(n), date, timestamp or interval.");
        }
    }

    private void quantified(SqlCall call) {
        check(call.operand(0));
        if (!call.operand(1).getKind().belongsTo(SqlKind.QUERY)) {
            refuse(call, "ANY and ALL take a subquery, an array, or elements that are listed in ARRAY[…].");
        }
        queries.accept(call.operand(1));
    }

    private void in(SqlCall call) {
        if (call.operand(0).getKind() == SqlKind.ROW && !(call.operand(1) instanceof SqlNodeList)) {
            ((SqlCall) call.operand(0)).getOperandList().forEach(this::check);
        } else {
            check(call.operand(0));
        }
        if (call.operand(1) instanceof SqlNodeList members) {
            members.forEach(this::check);
        } else {
            queries.accept(call.operand(1));
        }
    }

    private void refuse(SqlNode where, String reason) {
        throw statement.unsupported(where.getParserPosition(), reason);
    }
}
